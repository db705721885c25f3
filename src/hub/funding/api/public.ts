/** Joins the routes of what everybody may see with what they run. */
import { serve } from '#platform/module.ts'
import { sayPublicConsent } from '../actions/public.ts'
import * as open from '../contract/public.ts'
import * as reads from '../reads/public.ts'

export const publicRoutes = [
  serve(open.readPublicFunding, reads.readPublicFunding),
  serve(open.readOpenData, reads.readOpenData),
  serve(open.readCodebook, reads.readCodebook),
  serve(open.readFundingPage, reads.readFundingPage),
  serve(open.readPublicConsent, reads.readPublicConsent),
  serve(open.sayPublicConsent, sayPublicConsent),
]
