// Why a socket was closed. 44xx is final for y-websocket 3.1 (it stops asking), everything else is tried again.

export const CLOSE = {
  malformed: 4400,
  revoked: 4401,
  forbidden: 4403,
  gone: 4404,
  tooBig: 4413,
  refused: 4422,
  tooOld: 4426,
  restart: 1012,
  tryLater: 1013,
  storage: 4503,
} as const

export const isFinal = (code: number): boolean => code >= 4400 && code < 4500
