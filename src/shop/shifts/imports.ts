/** What this module brings in: kinds of shift, weeks, templates, dated shifts. */
import type { ImportKind } from '#platform/imports/kind.ts'
import { kinds } from './imports/kinds.ts'
import { plannings } from './imports/plannings.ts'
import { shifts } from './imports/shifts.ts'
import { templates } from './imports/templates.ts'

export const imports = [kinds, plannings, templates, shifts] as readonly ImportKind[]
