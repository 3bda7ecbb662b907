/** How long a kiosk says thank you before it is as it was. Milliseconds. */
export const THANKS = 10_000
