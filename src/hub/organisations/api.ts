import { serve } from '#platform/module.ts'
import { exportParticipants } from './actions/export.ts'
import * as membership from './actions/membership.ts'
import * as powers from './actions/powers.ts'
import * as welcome from './actions/welcome.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'
import * as community from './contract-community.ts'
import * as look from './reads/community.ts'
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
  serve(community.createCommunity, membership.createCommunity),
  serve(community.readCommunity, look.readCommunity),
  serve(community.listParticipants, look.listParticipants),
  serve(community.exportParticipants, exportParticipants),
  serve(community.readParticipant, look.readParticipant),
  serve(community.readJoining, look.readJoining),
  serve(community.applyToCommunity, membership.applyToCommunity),
  serve(community.admitParticipant, membership.admitParticipant),
  serve(community.refuseParticipant, membership.refuseParticipant),
  serve(community.completeOnboarding, membership.completeOnboarding),
  serve(community.changeStatus, membership.changeStatus),
  serve(community.acceptDues, membership.acceptDues),
  serve(community.askPause, membership.askPause),
  serve(community.agreePause, membership.agreePause),
  serve(community.askResume, membership.askResume),
  serve(community.agreeResume, membership.agreeResume),
  serve(community.giveNotice, membership.giveNotice),
  serve(community.excludeParticipant, membership.excludeParticipant),
  serve(community.nameSponsors, welcome.nameSponsors),
  serve(community.chooseMailingList, welcome.chooseMailingList),
  serve(community.attendMeeting, welcome.attendMeeting),
  serve(community.tickChapters, welcome.tickChapters),
  serve(community.addContact, welcome.addContact),
  serve(community.removeContact, welcome.removeContact),
  serve(community.declareFigures, welcome.declareFigures),
  serve(community.attestFigures, welcome.attestFigures),
  serve(community.publishDocument, welcome.publishDocument),
  serve(community.givePowers, powers.givePowers),
  serve(community.endPowers, powers.endPowers),
  serve(community.listMandates, look.listMandates),
  serve(community.grantMandate, powers.grantMandate),
  serve(community.endMandate, powers.endMandate),
]
