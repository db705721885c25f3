/** Routes of estimates: asked, written, handed in, taken or not. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { bases } from '../rules/estimating.ts'
import { Estimate } from './page.ts'

const id = z.uuid()
const estimate = z.object({ estimate: id })
const done = z.object({})
const cents = z.int().min(0).max(1_000_000_000_000)
const minutes = z.int().min(0).max(6_000_000).nullable().default(null)

export const listEstimates = route({
  method: 'GET',
  path: '/estimates',
  may: 'community.enter',
  says: 'Estimates that are asked for, being written, handed in or taken; all with over',
  query: z.object({ over: z.enum(['yes', 'no']).default('no') }),
  reply: z.object({ estimates: z.array(Estimate) }),
})

export const readEstimate = route({
  method: 'GET',
  path: '/estimates/:estimate',
  may: 'community.enter',
  says: 'One estimate',
  params: estimate,
  reply: Estimate,
})

export const askEstimate = route({
  method: 'POST',
  path: '/estimates',
  may: 'community.steer',
  says: 'Ask a provider for an estimate of one need or of several together',
  body: z.object({ needs: z.array(id).min(1).max(50), provider: id, currency: z.enum(['EUR', 'CHF']).optional() }),
  reply: z.object({ estimate: id }),
  refusals: ['need.state', 'provider.missing', 'estimate.asked_already'],
})

export const writeEstimate = route({
  method: 'PUT',
  path: '/estimates/:estimate',
  may: 'community.enter',
  says: 'Write an estimate; it stays a draft of the provider until it is handed in',
  params: estimate,
  body: z.object({
    minutesMin: minutes,
    minutesLikely: minutes,
    minutesMax: minutes,
    /** Per hour, without VAT. */
    rate: cents.nullable().default(null),
    basis: z.enum(bases).nullable().default(null),
    /** Without VAT; the likely hours at the rate when left out. */
    net: cents.nullable().default(null),
    validUntil: z.iso.date().nullable().default(null),
    assumptions: z.string().trim().max(8000).nullable().default(null),
    /** What the delivery is measured by. */
    criteria: z.array(z.string().trim().min(1).max(500)).max(50).default([]),
  }),
  reply: z.object({ net: cents.nullable() }),
  refusals: ['power.missing', 'provider.missing', 'estimate.state'],
})

export const submitEstimate = route({
  method: 'POST',
  path: '/estimates/:estimate/submission',
  may: 'community.enter',
  says: 'Hand an estimate in: its needs are estimated; an earlier version is superseded',
  params: estimate,
  reply: done,
  refusals: [
    'power.missing',
    'provider.missing',
    'estimate.state',
    'need.state',
    'estimate.hours_missing',
    'estimate.hours_order',
    'estimate.quarter_hours',
    'estimate.rate_missing',
    'estimate.basis_missing',
    'estimate.amount_missing',
    'estimate.day_missing',
    'estimate.day_passed',
    'estimate.assumptions_missing',
    'estimate.criteria_missing',
  ],
})

export const reviseEstimate = route({
  method: 'POST',
  path: '/estimates/:estimate/revision',
  may: 'community.enter',
  says: 'Begin a new version of an estimate, with what the old one says; the old one holds until the new one is handed in',
  params: estimate,
  reply: z.object({ revision: id, version: z.int() }),
  refusals: ['power.missing', 'provider.missing', 'estimate.state', 'need.state'],
})

export const acceptEstimate = route({
  method: 'POST',
  path: '/estimates/:estimate/acceptance',
  may: 'community.steer',
  says: 'Take an estimate; a decision is named where one provider alone is enough',
  params: estimate,
  body: z.object({
    decision: z
      .object({ number: z.string().trim().min(1).max(40), day: z.iso.date() })
      .nullable()
      .default(null),
  }),
  reply: done,
  refusals: ['estimate.state', 'need.state', 'estimate.second_provider', 'estimate.own_need', 'estimate.day_passed'],
})

export const declineEstimate = route({
  method: 'POST',
  path: '/estimates/:estimate/refusal',
  may: 'community.steer',
  says: 'Decline an estimate, or take the question for it back, with the reason',
  params: estimate,
  body: z.object({ reason: z.string().trim().min(1).max(1000) }),
  reply: done,
  refusals: ['estimate.state'],
})
