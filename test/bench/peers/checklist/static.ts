/** The floor: HTML that the server sent whole, one listener for all controls. */
import { save, saved } from './saved.ts';

const list = document.querySelector('ol')!;

function choose(button: HTMLElement): void {
  for (const other of button.parentElement!.children) {
    other.setAttribute('aria-checked', String(other === button));
  }
}

list.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLElement>('[role=radio]');
  if (button === null) return;
  choose(button);
  void save(button.closest('li')!.id, button.dataset['value']!);
});
list.addEventListener('change', (event) => {
  const input = event.target as HTMLInputElement;
  const item = input.closest('li')!;
  const at = [...item.querySelectorAll('input')].indexOf(input);
  void save(`${item.id}.${at}`, input.type === 'checkbox' ? String(input.checked) : input.value);
});

const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase().replaceAll('đ', 'd');
const texts = [...list.children].map((item) => fold(item.firstElementChild!.textContent!));
document.querySelector('input[type=search]')!.addEventListener('input', (event) => {
  const wanted = fold((event.target as HTMLInputElement).value);
  [...list.children].forEach((item, index) => {
    (item as HTMLElement).hidden = !texts[index]!.includes(wanted);
  });
});

for (const [key, value] of Object.entries(await saved())) {
  const [code, box] = key.split('.');
  const item = document.getElementById(code!);
  if (box === undefined) {
    const button = item?.querySelector<HTMLElement>(`[data-value="${value}"]`);
    if (button) choose(button);
  } else {
    const input = item?.querySelectorAll('input')[Number(box)];
    if (input) input.value = value;
  }
}
document.body.dataset['ready'] = 'true';
