/** From the product's changes to those of the model's oracle, which shares no code with `src`. */
import type { ModelChange, ModelValue } from '../model/model-change.ts';

interface Content {
  readonly id: string;
  readonly scope: string;
  readonly record: string;
  readonly field: string;
  readonly value: unknown;
  readonly over: readonly string[];
  readonly at: string;
  readonly by: string;
  readonly device: string;
}

export function modelChange(content: string): ModelChange {
  const change = JSON.parse(content) as Content;
  const { id, scope, record, field, over, by, device } = change;
  return {
    id,
    scope,
    record,
    field,
    over,
    by,
    device,
    value: modelValue(change),
    at: rank(change.at),
  };
}

function modelValue({ field, value }: Content): ModelValue {
  if (field !== 'deleted') return JSON.stringify(value);
  return Array.isArray(value) ? value.map(String) : null;
}

/** Text order of stamps as a number that is exact. */
function rank(stamp: string): number {
  const since = Date.parse(stamp.slice(0, 24)) - Date.UTC(2000, 0, 1);
  return since * 4096 + Number.parseInt(stamp.slice(25), 16);
}
