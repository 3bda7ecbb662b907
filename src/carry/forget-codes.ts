// The codes of a whole copy stay until it is taken or left: a page that ends before its six words are typed costs no second reading.
import type { Database } from '../store/tables.ts'
import { changeCodesRead } from '../store/codes-read.ts'
import { missing } from './codes.ts'

/** What is not whole stays. */
export const forgetCodes = (db: Database): Promise<unknown> => changeCodesRead(db, before => before.filter(s => missing(s).length > 0))
