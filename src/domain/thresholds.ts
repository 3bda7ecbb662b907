// From how many on a count is shown (`domain.md` §10.2, R26). Nobody changes these: not a centre, not a coordinator.
export const SHOWN_FROM = { inside: 5, outside: 11 } as const
