/** Who counts the active members of a shop: the module that keeps them says so at start. */
import type { Context } from '#platform/action.ts'

export type MemberCount = (ctx: Context) => Promise<number>

let counting: MemberCount | null = null

export const registerMemberCount = (count: MemberCount): void => {
  counting = count
}

/** Null where nobody here keeps members. */
export const activeMembers = async (ctx: Context): Promise<number | null> => (counting ? counting(ctx) : null)
