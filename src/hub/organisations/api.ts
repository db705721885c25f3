import { serve } from '#platform/module.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'
import * as reads from './reads.ts'

export const api = [
  serve(contract.readMe, reads.readMe),
  serve(contract.switchOrganisation, actions.switchOrganisation),
  serve(contract.createOrganisation, actions.createOrganisation),
  serve(contract.readProfile, reads.readProfile),
  serve(contract.editProfile, actions.editProfile),
  serve(contract.editTerms, actions.editTerms),
  serve(contract.uploadLogo, actions.uploadLogo),
  serve(contract.removeLogo, actions.removeLogo),
  serve(contract.readLogo, reads.readLogo),
  serve(contract.readPublicProfile, reads.readPublicProfile),
  serve(contract.readStaff, reads.readStaff),
  serve(contract.grantRole, actions.grantRole),
  serve(contract.endRole, actions.endRole),
  serve(contract.readRoles, reads.readRoles),
  serve(contract.editRole, actions.editRole),
]
