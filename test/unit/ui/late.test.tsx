import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { late } from '#client/ui/late.tsx';

afterEach(cleanup);

const Page = ({ title }: { readonly title: string }) => <h1>{title}</h1>;
const Outline = () => <p>opening</p>;

it('shows an outline until its code is there, and keeps the code', async () => {
  const load = vi.fn(async () => Page);
  const LatePage = late(load, Outline);
  const view = render(<LatePage title="A" />);
  screen.getByText('opening');
  await screen.findByRole('heading', { name: 'A' });
  view.unmount();
  render(<LatePage title="B" />);
  screen.getByRole('heading', { name: 'B' });
  expect(load).toHaveBeenCalledTimes(1);
});

it('draws at once what was loaded before', async () => {
  const LatePage = late(async () => Page, Outline);
  await LatePage.load();
  render(<LatePage title="A" />);
  screen.getByRole('heading', { name: 'A' });
});

it('breaks the screen when its code does not come, and asks again with the next one', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const load = vi.fn(async () => Page).mockRejectedValueOnce(new Error('no network'));
  const LatePage = late(load, Outline);
  render(<LatePage title="A" />);
  await expect(act(async () => Promise.resolve())).rejects.toThrow('no network');
  cleanup();
  render(<LatePage title="A" />);
  await screen.findByRole('heading', { name: 'A' });
  vi.restoreAllMocks();
});
