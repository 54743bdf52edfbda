import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { z } from 'zod';
import { readableId } from '#domain/directory/plan-rows-values.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useToast } from '#client/ui/toast.tsx';
import { FormText } from './form-fields.tsx';
import { FormSheet } from './form-sheet.tsx';
import { useOffice } from './office-context.ts';
import type { Campaign } from './office-types.ts';
import { useOfficeForm } from './use-office-form.ts';

interface CampaignValues {
  readonly name: string;
  readonly basis: string;
}

/** Name and legal basis of a campaign; a new one is opened at once. */
export function CampaignForm({
  campaign,
  onClose,
}: {
  readonly campaign: Campaign | null;
  readonly onClose: () => void;
}) {
  const { directory } = useOffice();
  const toast = useToast();
  const [, navigate] = useLocation();
  const schema = useMemo(
    (): z.ZodType<CampaignValues, CampaignValues> =>
      z.object({
        name: z.string().trim().min(1, m.admin_campaign_name_missing()).max(200),
        basis: z.string().trim().max(2000),
      }),
    [],
  );
  const idFor = (name: string): string =>
    campaign?.id ?? readableId(name, new Set(directory.campaigns.map(({ id }) => id)));
  const form = useOfficeForm<CampaignValues>({
    draft: `campaign/${campaign?.id ?? ''}`,
    schema,
    values: { name: campaign?.name ?? '', basis: campaign?.basis ?? '' },
    toPlan: (values) => ({ campaigns: [{ id: idFor(values.name), ...values }] }),
    fieldOf: (path) => (path === 'name' || path === 'basis' ? path : null),
    onSaved: ({ name }) => {
      toast({
        text: campaign ? m.admin_campaign_saved({ name }) : m.admin_campaign_added({ name }),
      });
      onClose();
      if (!campaign) navigate(`/office/campaigns/${idFor(name)}`);
    },
  });
  const { control } = form.form;
  return (
    <FormSheet
      title={campaign ? m.admin_campaign_edit() : m.admin_campaign_add()}
      action={campaign ? m.admin_campaign_save() : m.admin_campaign_add()}
      onClose={onClose}
      form={form}
    >
      <FormText
        control={control}
        name="name"
        label={m.admin_campaign_name()}
        help={m.admin_campaign_name_help()}
        required
        maxLength={200}
      />
      <FormText
        control={control}
        name="basis"
        label={m.admin_basis()}
        help={m.admin_basis_help()}
        long
        maxLength={2000}
      />
    </FormSheet>
  );
}
