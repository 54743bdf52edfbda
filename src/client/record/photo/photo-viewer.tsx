import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Scope } from '#domain/sync/scope.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { usePhotoUrl } from '#client/services/use-photo-url.ts';
import { Button } from '#client/ui/button.tsx';
import { FullScreen } from '#client/ui/full-screen.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { Message } from '#client/ui/message.tsx';
import styles from './photo-viewer.module.css';

export interface PhotoViewerProps {
  readonly scope: Scope;
  readonly title: string;
  readonly alt: string;
  readonly sha256: string;
  /** The other file of the same photo: the original beside the marked copy. */
  readonly other?: { readonly sha256: string; readonly words: string; readonly back: string };
  /** Null: it is the first or the last one. */
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
  readonly onClose: () => void;
}

interface View {
  /** 1: as large as the screen allows. */
  readonly zoom: number;
  /** Pixels by which its middle stands away from that of the screen. */
  readonly x: number;
  readonly y: number;
}

const whole: View = { zoom: 1, x: 0, y: 0 };
const largest = 8;

/** One picture as large as the screen, with zoom by fingers, wheel, buttons and keys. */
export function PhotoViewer(props: PhotoViewerProps) {
  const { scope, title, alt, sha256, other, onPrevious, onNext, onClose } = props;
  const [showsOther, setShowsOther] = useState(false);
  const [view, setView] = useState(whole);
  const frame = useRef<HTMLDivElement>(null);
  const fingers = useRef(new Map<number, { x: number; y: number }>());
  const shownHash = showsOther && other !== undefined ? other.sha256 : sha256;
  const url = usePhotoUrl(scope, shownHash);

  const go = (move: (() => void) | null) => () => {
    if (move === null) return;
    setView(whole);
    setShowsOther(false);
    move();
  };

  // React listens passively: the browser would zoom its own page.
  useEffect(() => {
    const element = frame.current;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const at = fromMiddle(element, event);
      setView((before) => zoomed(before, before.zoom * Math.exp(-event.deltaY / 300), at));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, []);

  function onPointerMove(event: PointerEvent) {
    const before = fingers.current.get(event.pointerId);
    if (before === undefined) return;
    const now = { x: event.clientX, y: event.clientY };
    const others = [...fingers.current].filter(([id]) => id !== event.pointerId);
    fingers.current.set(event.pointerId, now);
    const second = others[0]?.[1];
    if (second === undefined) {
      return setView((old) => moved(old, now.x - before.x, now.y - before.y));
    }
    const spread = distance(now, second) / Math.max(1, distance(before, second));
    const middle = {
      clientX: (now.x + second.x) / 2,
      clientY: (now.y + second.y) / 2,
    };
    setView((old) => zoomed(old, old.zoom * spread, fromMiddle(frame.current, middle)));
  }

  function onKeyDown(event: KeyboardEvent) {
    const way = ways[event.key];
    if (event.key === '+' || event.key === '=') setView((old) => zoomed(old, old.zoom * 1.5));
    else if (event.key === '-') setView((old) => zoomed(old, old.zoom / 1.5));
    else if (event.key === '0') setView(whole);
    else if (way !== undefined && view.zoom > 1) setView((old) => moved(old, way.x, way.y));
    else if (event.key === 'ArrowLeft') go(onPrevious)();
    else if (event.key === 'ArrowRight') go(onNext)();
    else return;
    event.preventDefault();
  }

  const lift = (event: PointerEvent) => void fingers.current.delete(event.pointerId);
  return (
    <FullScreen
      title={title}
      onClose={onClose}
      footer={
        <div className={styles.tools}>
          <IconButton
            icon="caret-left"
            label={m.photos_viewer_previous()}
            disabled={onPrevious === null}
            onClick={go(onPrevious)}
          />
          <IconButton
            icon="magnifying-glass-minus"
            label={m.photos_viewer_farther()}
            disabled={view.zoom <= 1}
            onClick={() => setView((old) => zoomed(old, old.zoom / 1.5))}
          />
          <Button
            variant="text"
            aria-label={m.photos_viewer_whole()}
            onClick={() => setView(whole)}
          >
            {m.photos_viewer_zoom({ percent: Math.round(view.zoom * 100) })}
          </Button>
          <IconButton
            icon="magnifying-glass-plus"
            label={m.photos_viewer_closer()}
            disabled={view.zoom >= largest}
            onClick={() => setView((old) => zoomed(old, old.zoom * 1.5))}
          />
          {other !== undefined && (
            <Button variant="text" onClick={() => setShowsOther(!showsOther)}>
              {showsOther ? other.back : other.words}
            </Button>
          )}
          <IconButton
            icon="caret-right"
            label={m.photos_viewer_next()}
            disabled={onNext === null}
            onClick={go(onNext)}
          />
        </div>
      }
    >
      {/* What the buttons below do, by fingers and keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={frame}
        className={styles.frame}
        role="group"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys zoom and move it
        tabIndex={0}
        aria-label={alt}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        }}
        onPointerMove={onPointerMove}
        onPointerUp={lift}
        onPointerCancel={lift}
        onDoubleClick={(event) => {
          const at = fromMiddle(frame.current, event);
          setView((old) => (old.zoom > 1 ? whole : zoomed(old, 2.5, at)));
        }}
      >
        {url.type === 'ready' && (
          <img
            src={url.url}
            alt={alt}
            draggable={false}
            style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.zoom})` }}
          />
        )}
        {url.type === 'missing' && (
          <Message kind="info" title={`${m.photos_not_here()}.`}>
            {m.photos_not_here_next()}
          </Message>
        )}
      </div>
    </FullScreen>
  );
}

const step = 80;
const ways: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: step, y: 0 },
  ArrowRight: { x: -step, y: 0 },
  ArrowUp: { x: 0, y: step },
  ArrowDown: { x: 0, y: -step },
};

const distance = (one: { x: number; y: number }, other: { x: number; y: number }): number =>
  Math.hypot(one.x - other.x, one.y - other.y);

function fromMiddle(
  element: HTMLElement | null,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): { readonly x: number; readonly y: number } {
  const box = element?.getBoundingClientRect();
  if (box === undefined) return { x: 0, y: 0 };
  return { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 };
}

/** What lies under `at` stays under it. */
function zoomed(view: View, wanted: number, at = { x: 0, y: 0 }): View {
  const zoom = Math.min(largest, Math.max(1, wanted));
  if (zoom === 1) return whole;
  const factor = zoom / view.zoom;
  return { zoom, x: at.x - (at.x - view.x) * factor, y: at.y - (at.y - view.y) * factor };
}

/** Never so far that the picture is lost from sight. */
function moved({ zoom, x, y }: View, dx: number, dy: number): View {
  const reach = (by: number): number => ((zoom - 1) * by) / 2;
  const bound = (value: number, by: number): number =>
    Math.min(reach(by), Math.max(-reach(by), value));
  return { zoom, x: bound(x + dx, innerWidth), y: bound(y + dy, innerHeight) };
}
