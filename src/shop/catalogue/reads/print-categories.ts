/** The print categories of an Odoo that products bear. */
import type { Context } from '#platform/action.ts'
import { readPrintCategories } from '../store/product.ts'

export const printCategories = (ctx: Context) => readPrintCategories(ctx.db, ctx.organisation)
