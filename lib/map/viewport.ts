/** Which part of a map is looked at. Pure, and safe in the browser. */

/** The upper left corner of what is seen, in units of the map, and how near. */
export type View = { readonly x: number; readonly y: number; readonly zoom: number };
export type Size = { readonly width: number; readonly height: number };

/** The whole map. */
export const WHOLE: View = { x: 0, y: 0, zoom: 1 };
export const NEAREST = 16;

function within(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** The nearest view that shows nothing beside the map. */
function clamped({ x, y, zoom }: View, { width, height }: Size): View {
  const near = within(zoom, 1, NEAREST);
  return {
    x: within(x, 0, width - width / near),
    y: within(y, 0, height - height / near),
    zoom: near,
  };
}

/** Nearer by a factor (farther below 1), while the place under `at` (parts of what is seen, 0 to 1) stays where it is. */
export function zoomed(view: View, factor: number, size: Size, at = { x: 0.5, y: 0.5 }): View {
  const zoom = within(view.zoom * factor, 1, NEAREST);
  const kept = (before: number, length: number, part: number) =>
    before + (length / view.zoom - length / zoom) * part;
  return clamped({ x: kept(view.x, size.width, at.x), y: kept(view.y, size.height, at.y), zoom }, size);
}

/** Moved by parts of what is seen: 0.5 to the right shows the right half first. */
export function moved(view: View, by: { x: number; y: number }, size: Size): View {
  const x = view.x + (by.x * size.width) / view.zoom;
  const y = view.y + (by.y * size.height) / view.zoom;
  return clamped({ x, y, zoom: view.zoom }, size);
}

/** The view as the `viewBox` of an SVG. */
export function viewBoxOf({ x, y, zoom }: View, { width, height }: Size): string {
  return [x, y, width / zoom, height / zoom].map((value) => Math.round(value * 100) / 100).join(" ");
}
