// When a person is asked to put a copy away by hand: something has waited for three days, and no copy was made in the last three.

const THREE_DAYS = 3 * 86_400_000

/** `oldest`: since when something waits, `backup`: when the last copy was made; milliseconds, null for never. A clock that went back asks too early, never too late. */
export const backupDue = (oldest: number | null, backup: number | null, now: number): boolean =>
  oldest !== null && Math.abs(now - oldest) >= THREE_DAYS && (backup === null || Math.abs(now - backup) >= THREE_DAYS)
