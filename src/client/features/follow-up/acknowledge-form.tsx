import type { RecommendationReading } from '#domain/followup/recommendation-state.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useKeptText } from '#client/record/use-kept-text.ts';
import { newRecordKey } from '#client/services/new-record.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { Group, Stack } from '#client/ui/page.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import type { Saver } from './use-saver.ts';

/** Taking a recommendation on: who is in charge, what is planned. One record, written at once. */
export function AcknowledgeForm({
  scope,
  item,
  saver,
}: {
  readonly scope: Scope;
  readonly item: RecommendationReading;
  readonly saver: Saver;
}) {
  const services = useServices();
  const workspace = useWorkspace();
  const inCharge = useKeptText(workspace, `${item.record} in charge`);
  const plan = useKeptText(workspace, `${item.record} plan`);
  const acknowledge = async () => {
    const record = newRecordKey(services, 'acknowledgement');
    const seen = [] as const;
    const saved = await saver.save([
      { scope, record, field: 'recommendation', value: item.record, seen },
      { scope, record, field: 'inCharge', value: inCharge.text, seen },
      { scope, record, field: 'plan', value: plan.text, seen },
    ]);
    if (!saved.ok) return;
    inCharge.forget();
    plan.forget();
  };
  return (
    <Group title={m.followup_acknowledge_title()}>
      <Stack>
        <Field label={m.followup_in_charge()}>
          {(control) => (
            <TextInput {...control} value={inCharge.text} onValueChange={inCharge.change} />
          )}
        </Field>
        <Field label={m.followup_plan()}>
          {(control) => <TextArea {...control} value={plan.text} onValueChange={plan.change} />}
        </Field>
        <Button
          variant="primary"
          icon="check"
          size="lg"
          busy={saver.busy}
          onClick={() => void acknowledge()}
        >
          {m.followup_acknowledge()}
        </Button>
      </Stack>
    </Group>
  );
}
