/** What an organisation tells of itself: profile, own words, logo. */
import { action, type UploadedFile } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/organisation.ts'
import { whyNotAddress } from '../rules/address.ts'
import { logoKind, whyNotLogo } from '../rules/logo.ts'
import { whyNotProfile } from '../rules/profile.ts'
import * as store from '../store/organisations.ts'

export const editProfile = action(
  'organisations.editProfile',
  async (ctx, input: InputOf<typeof contract.editProfile>) => {
    const before = found(await store.readOrganisation(ctx.db, ctx.organisation), 'organisation')
    const owner = await store.organisationOfAddress(ctx.db, input.address)
    refuseWith([...whyNotAddress(input.address, owner !== null && owner !== ctx.organisation), ...whyNotProfile(input)])
    await store.updateOrganisation(ctx.db, ctx.organisation, input)
    const changed = Object.keys(input).filter(
      (key) => JSON.stringify(input[key as never]) !== JSON.stringify(before[key as keyof typeof before]),
    )
    ctx.record('organisations.profile_changed', { subject: ctx.organisation, fields: changed })
    return found(await store.readOrganisation(ctx.db, ctx.organisation), 'organisation')
  },
)

export const editTerms = action('organisations.editTerms', async (ctx, input: InputOf<typeof contract.editTerms>) => {
  await store.updateTerms(ctx.db, ctx.organisation, input.terms)
  ctx.record('organisations.terms_changed', { subject: ctx.organisation })
  return found(await store.readOrganisation(ctx.db, ctx.organisation), 'organisation')
})

export const uploadLogo = action('organisations.uploadLogo', async (ctx, input: object) => {
  const { file } = input as { file: UploadedFile }
  refuseWith(whyNotLogo(file.bytes))
  const type = logoKind(file.bytes) as string
  await store.updateLogo(ctx.db, ctx.organisation, { bytes: file.bytes, type })
  ctx.record('organisations.logo_changed', { subject: ctx.organisation })
  return {}
})

export const removeLogo = action('organisations.removeLogo', async (ctx, _input: object) => {
  await store.updateLogo(ctx.db, ctx.organisation, null)
  ctx.record('organisations.logo_changed', { subject: ctx.organisation })
  return {}
})
