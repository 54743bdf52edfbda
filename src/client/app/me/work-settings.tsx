import { m } from '#client/i18n/paraglide/messages.js';
import { Checkbox } from '#client/ui/checkbox.tsx';
import {
  chooseSetting,
  settingChoices,
  useDeviceSetting,
  type DeviceSetting,
  type DeviceSettingName,
} from '#client/ui/device-settings.ts';
import { Field } from '#client/ui/field.tsx';
import { Note, Stack } from '#client/ui/page.tsx';
import { Select } from '#client/ui/select.tsx';

/** The size of all text of the app. */
export function TextSize() {
  return (
    <ChoiceField
      name="textSize"
      label={m.settings_text_size()}
      words={(percent) => m.settings_text_size_percent({ percent })}
    />
  );
}

/** What fits the hand, the eye and the ear of who fills visits on this device. */
export function WorkSettings() {
  return (
    <Stack>
      <ChoiceField
        name="fillMode"
        label={m.settings_fill_mode()}
        words={(mode) => (mode === 'item' ? m.settings_fill_item() : m.settings_fill_list())}
      />
      <ChoiceField
        name="hand"
        label={m.settings_hand()}
        words={(hand) => (hand === 'left' ? m.settings_hand_left() : m.settings_hand_right())}
      />
      <div>
        <Switch
          name="screenAwake"
          help={'wakeLock' in navigator ? undefined : m.settings_awake_unknown()}
        >
          {m.settings_awake()}
        </Switch>
        <Switch
          name="vibration"
          help={'vibrate' in navigator ? undefined : m.settings_vibration_unknown()}
        >
          {m.settings_vibration()}
        </Switch>
        <Switch name="shortcuts" help={m.settings_shortcuts_help()}>
          {m.settings_shortcuts()}
        </Switch>
      </div>
      <Note>{m.settings_here_only()}</Note>
    </Stack>
  );
}

function ChoiceField<N extends DeviceSettingName>({
  name,
  label,
  words,
}: {
  readonly name: N;
  readonly label: string;
  readonly words: (choice: DeviceSetting<N>) => string;
}) {
  const choices = settingChoices(name);
  const chosen = useDeviceSetting(name);
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={chosen}
          onValueChange={(value) => {
            const next = choices.find((choice) => choice === value);
            if (next !== undefined) chooseSetting(name, next);
          }}
          options={choices.map((value) => ({ value, label: words(value) }))}
        />
      )}
    </Field>
  );
}

function Switch({
  name,
  help,
  children,
}: {
  readonly name: 'screenAwake' | 'vibration' | 'shortcuts';
  readonly help: string | undefined;
  readonly children: string;
}) {
  const chosen = useDeviceSetting(name);
  return (
    <Checkbox
      checked={chosen === 'on'}
      onCheckedChange={(on) => chooseSetting(name, on ? 'on' : 'off')}
      help={help}
    >
      {children}
    </Checkbox>
  );
}
