/** SurveyJS over the same items, rendered lazily: the setting in which it does best. */
import { createRoot } from 'react-dom/client';
import { Model } from 'survey-core';
import 'survey-core/survey-core.css';
import { Survey } from 'survey-react-ui';
import type { FlatItem } from '../../checklist/flat-items.ts';
import { save, saved } from './saved.ts';

const items = (await (await fetch('./items.json')).json()) as readonly FlatItem[];

const model = new Model({
  showNavigationButtons: false,
  elements: items.map((item) => {
    const common = { name: item.code, title: `${item.code} ${item.text}` };
    if (item.options !== undefined) {
      return { ...common, type: 'radiogroup', choices: item.options, colCount: 4 };
    }
    if (item.choices !== undefined) return { ...common, type: 'checkbox', choices: item.choices };
    return {
      ...common,
      type: 'multipletext',
      items: (item.boxes ?? []).map((title, index) => ({ name: String(index), title })),
    };
  }),
});
model.lazyRenderEnabled = true;
model.data = Object.fromEntries(
  Object.entries(await saved()).map(([key, value]) => {
    const [code, box] = key.split('.');
    return box === undefined ? [code, value] : [code, { [box]: value }];
  }),
);
model.onValueChanged.add((_, { name, value }) => void save(name, JSON.stringify(value)));
createRoot(document.getElementById('root')!).render(<Survey model={model} />);
// Lazily rendered questions are not on the page until they are near: this is where one will be.
Object.assign(globalThis, {
  placeOf: (code: string) => document.getElementById(model.getQuestionByName(code)?.id ?? ''),
});
document.body.dataset['ready'] = 'true';
