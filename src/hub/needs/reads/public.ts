/** Needs as everybody may see them, where the community shows them: what it is about and how far it is, never who told it. */
import type { Context } from '#platform/action.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { NeedState } from '../rules/states.ts'

