import { useEffect, useState, type ComponentType, type ReactNode } from 'react';

/** A part of the screen whose code comes when it is first drawn, or is asked for before. */
export type Late<Props> = ((props: Props) => ReactNode) & {
  readonly load: () => Promise<unknown>;
};

/**
 * `Outline` stands in its place until the code is there; a failure breaks the screen around it, and is
 * tried again with the screen. Not React's `lazy`: it puts the outline also before what has come
 * already, and what follows an outline is kept back for 300 ms.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Outline: ComponentType = Nothing,
): Late<Props> {
  let Part: ComponentType<Props> | null = null;
  let loading: Promise<void> | null = null;
  const ask = async (): Promise<void> => {
    try {
      Part = await load();
    } finally {
      loading = null;
    }
  };
  const once = (): Promise<void> => (loading ??= Part === null ? ask() : Promise.resolve());
  function LatePart(props: Props): ReactNode {
    const [outcome, setOutcome] = useState<{ readonly failure?: unknown }>({});
    const isThere = Part !== null;
    useEffect(() => {
      if (isThere) return undefined;
      let current = true;
      once().then(
        () => current && setOutcome({}),
        (failure: unknown) => current && setOutcome({ failure }),
      );
      return () => {
        current = false;
      };
    }, [isThere]);
    if (Part !== null) return <Part {...props} />;
    if ('failure' in outcome) throw outcome.failure;
    return <Outline />;
  }
  return Object.assign(LatePart, { load: once });
}

const Nothing = (): null => null;
