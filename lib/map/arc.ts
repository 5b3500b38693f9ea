/** Arcs between places, drawn so that their direction can be seen. Pure. */
import { type Point, rounded } from "./projection";

/** How far an arc bends from the straight line, as a part of its length. */
const BEND = 0.16;
/** From its whole length to its first part: laid over one another, with wider strokes for the shorter ones. */
export const TAPER = [1, 2 / 3, 1 / 3] as const;

/** A part of the map. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
/** How far from the edge of a box an arc within it stays, for the width of its stroke. */
const EDGE = 4;

/**
 * The point that an arc bends towards: to its left, so that the way back bends to the other side. An arc lies between its
 * ends and this point, so that it stays in a box in which all three are.
 */
function bendOf(from: Point, to: Point, box: Box | null): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const bend = { x: (from.x + to.x) / 2 + dy * BEND, y: (from.y + to.y) / 2 - dx * BEND };
  if (box === null) return bend;
  const within = (value: number, start: number, length: number) =>
    Math.min(Math.max(value, start + EDGE), start + length - EDGE);
  return { x: within(bend.x, box.x, box.width), y: within(bend.y, box.y, box.height) };
}

function between(a: Point, b: Point, part: number): Point {
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
}

const text = ({ x, y }: Point) => `${rounded(x)} ${rounded(y)}`;

/**
 * An arc as three paths of the same begin (data of an SVG path each): the whole of it, its first two thirds, its first
 * third. It is wide where it begins and thin where it arrives. It bends no farther than the edge of a box in which it lies.
 */
export function taperedArc(
  from: Point,
  to: Point,
  box: Box | null = null,
): readonly [string, string, string] {
  const bend = bendOf(from, to, box);
  const partial = (part: number) => {
    const turn = between(from, bend, part);
    return `M${text(from)}Q${text(turn)} ${text(between(turn, between(bend, to, part), part))}`;
  };
  return [partial(TAPER[0]), partial(TAPER[1]), partial(TAPER[2])];
}
