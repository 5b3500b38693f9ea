/** The charts of a card, by the names of their addresses, and the forms in which they are given out. Pure. */
export const CARD_CHARTS = ["domains", "exposure-domains", "facets"] as const;
export type CardChart = (typeof CARD_CHARTS)[number];

export const IMAGE_FORMATS = ["svg", "png"] as const;
export type ImageFormat = (typeof IMAGE_FORMATS)[number];
