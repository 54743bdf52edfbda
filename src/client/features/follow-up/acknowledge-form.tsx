import { useState } from 'react';
import type { RecommendationReading } from '#domain/followup/recommendation-state.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { newRecordKey } from '#client/services/new-record.ts';
import { useServices } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { Group, Stack } from '#client/ui/page.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import type { useSaver } from './use-saver.ts';

/** Taking a recommendation on: who is in charge, what is planned. One record, written at once. */
export function AcknowledgeForm({
  scope,
  item,
  save,
}: {
  readonly scope: Scope;
  readonly item: RecommendationReading;
  readonly save: ReturnType<typeof useSaver>['save'];
}) {
  const services = useServices();
  const [inCharge, setInCharge] = useState('');
  const [plan, setPlan] = useState('');
  const acknowledge = async () => {
    const record = newRecordKey(services, 'acknowledgement');
    const seen = [] as const;
    await save([
      { scope, record, field: 'recommendation', value: item.record, seen },
      { scope, record, field: 'inCharge', value: inCharge, seen },
      { scope, record, field: 'plan', value: plan, seen },
    ]);
  };
  return (
    <Group title={m.followup_acknowledge_title()}>
      <Stack>
        <Field label={m.followup_in_charge()}>
          {(control) => <TextInput {...control} value={inCharge} onValueChange={setInCharge} />}
        </Field>
        <Field label={m.followup_plan()}>
          {(control) => <TextArea {...control} value={plan} onValueChange={setPlan} />}
        </Field>
        <Button icon="check" size="lg" onClick={() => void acknowledge()}>
          {m.followup_acknowledge()}
        </Button>
      </Stack>
    </Group>
  );
}
