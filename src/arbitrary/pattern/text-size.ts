/** How long a generated string should be within its bounds: near the least, ordinary, or near the greatest. */
export type TextSize = 'small' | 'normal' | 'max'

/** Strings get no longer than this (in code points) unless a constraint asks for it. */
export const longText = 1_100
