"use client";

import { useLocale, useTranslations } from "next-intl";
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { Button } from "@/components/ui/button";
import { type Direction, directionOf } from "@/lib/i18n/locales";
import { moved, type Size, type View, viewBoxOf, WHOLE, zoomed } from "@/lib/map/viewport";
import { wrapText } from "@/lib/map/wrap";
import styles from "./map.module.css";

const STEP = 0.25;
const CLOSER = 2;
const WHEEL = 1.25;

const BY_KEY: Readonly<Record<string, (view: View, size: Size) => View>> = {
  ArrowLeft: (view, size) => moved(view, { x: -STEP, y: 0 }, size),
  ArrowRight: (view, size) => moved(view, { x: STEP, y: 0 }, size),
  ArrowUp: (view, size) => moved(view, { x: 0, y: -STEP }, size),
  ArrowDown: (view, size) => moved(view, { x: 0, y: STEP }, size),
  "+": (view, size) => zoomed(view, CLOSER, size),
  "=": (view, size) => zoomed(view, CLOSER, size),
  "-": (view, size) => zoomed(view, 1 / CLOSER, size),
  "0": () => WHOLE,
};

const LEFT = ["left", "ArrowLeft"] as const;
const RIGHT = ["right", "ArrowRight"] as const;
/** The map is not mirrored: the button for the left stands on the left in every language. */
function buttonsOf(direction: Direction) {
  return [
    ["closer", "+"],
    ["farther", "-"],
    ["whole", "0"],
    ...(direction === "rtl" ? [RIGHT, LEFT] : [LEFT, RIGHT]),
    ["up", "ArrowUp"],
    ["down", "ArrowDown"],
  ] as const;
}

type Place = { x: number; y: number };

function middle([a, b]: readonly Place[]): Place {
  return a && b ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : (a ?? { x: 0, y: 0 });
}

function distance([a, b]: readonly Place[]): number {
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
}

/** The words under the map, in its units. */
const NOTICE = { size: 12, line: 15, gap: 10, side: 4 } as const;

/**
 * A map that can be moved and looked at more closely: by dragging and pinching, by keys and wheel while it has the focus,
 * by buttons. Without scripts it shows the whole. The notice belongs to the image, whatever part is looked at.
 */
export function MapViewport({
  size,
  label,
  notice,
  children,
}: {
  size: Size;
  label: string;
  notice: string;
  children: ReactNode;
}) {
  const t = useTranslations("map");
  const locale = useLocale();
  const id = useId();
  const [view, setView] = useState(WHOLE);
  const image = useRef<SVGSVGElement>(null);
  const region = useRef<HTMLDivElement>(null);
  const fingers = useRef(new Map<number, Place>());
  const { width, height } = size;
  const direction = directionOf(locale);
  const lines = wrapText(notice, width - 2 * NOTICE.side, NOTICE.size);
  const whole = height + NOTICE.gap + NOTICE.line * lines.length;

  const partAt = useCallback(
    ({ x, y }: Place): Place => {
      const box = image.current?.getBoundingClientRect();
      return box
        ? { x: (x - box.left) / box.width, y: ((y - box.top) / box.height) * (whole / height) }
        : { x: 0.5, y: 0.5 };
    },
    [whole, height],
  );

  useEffect(() => {
    image.current?.style.setProperty("--zoom", String(view.zoom));
  }, [view.zoom]);

  useEffect(() => {
    const element = region.current;
    const turn = (event: WheelEvent) => {
      if (element !== document.activeElement) return;
      event.preventDefault();
      const factor = event.deltaY < 0 ? WHEEL : 1 / WHEEL;
      const at = partAt({ x: event.clientX, y: event.clientY });
      setView((before) => zoomed(before, factor, { width, height }, at));
    };
    element?.addEventListener("wheel", turn, { passive: false });
    return () => element?.removeEventListener("wheel", turn);
  }, [partAt, width, height]);

  function press(event: KeyboardEvent) {
    const change = BY_KEY[event.key];
    if (change === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setView((before) => change(before, size));
  }

  function touch(event: PointerEvent) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  function drag(event: PointerEvent) {
    if (!fingers.current.has(event.pointerId)) return;
    const before = [...fingers.current.values()].slice(0, 2);
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const after = [...fingers.current.values()].slice(0, 2);
    const [from, to] = [partAt(middle(before)), partAt(middle(after))];
    const factor = before.length === 2 ? distance(after) / (distance(before) || 1) : 1;
    setView((seen) => zoomed(moved(seen, { x: from.x - to.x, y: from.y - to.y }, size), factor, size, to));
  }

  function lift(event: PointerEvent) {
    fingers.current.delete(event.pointerId);
  }

  return (
    <>
      <fieldset className={styles.controls} aria-label={t("controls")} data-print="hide">
        {buttonsOf(direction).map(([name, key]) => (
          <Button
            key={name}
            type="button"
            size="small"
            onClick={() => setView((before) => BY_KEY[key]?.(before, size) ?? before)}
          >
            {t(name)}
          </Button>
        ))}
      </fieldset>
      {/* biome-ignore lint/a11y/useSemanticElements: a map that takes keys is no set of fields */}
      <div
        ref={region}
        className={styles.region}
        role="group"
        aria-label={t("region")}
        aria-describedby={`${id}-help`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is moved by keys must be reachable by keyboard
        tabIndex={0}
        data-near={view.zoom > 1 ? "" : undefined}
        onKeyDown={press}
        onPointerDown={touch}
        onPointerMove={drag}
        onPointerUp={lift}
        onPointerCancel={lift}
      >
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the image inside has its name, and the words are read as they are */}
        <svg ref={image} className={styles.map} viewBox={`0 0 ${width} ${whole}`} focusable="false">
          <svg
            width={width}
            height={height}
            viewBox={viewBoxOf(view, size)}
            role="img"
            aria-label={label}
            focusable="false"
          >
            {children}
          </svg>
          <g>
            {lines.map((line, index) => (
              <text
                key={line}
                x={direction === "rtl" ? width - NOTICE.side : NOTICE.side}
                y={height + NOTICE.gap + NOTICE.line * (index + 0.7)}
                direction={direction}
                className={styles.words}
              >
                {line}
              </text>
            ))}
          </g>
        </svg>
      </div>
      <p id={`${id}-help`} className={styles.help} data-print="hide">
        {t("help")}
      </p>
    </>
  );
}
