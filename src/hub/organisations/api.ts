import { serve } from '#platform/module.ts'
import { exportParticipants, takeData, takeOwnData } from './actions/export.ts'
import { createOrganisation } from './actions/founding.ts'
import * as membership from './actions/membership.ts'
import { giveOpinion } from './actions/opinions.ts'
import * as powers from './actions/powers.ts'
import * as profile from './actions/profile.ts'
import * as roles from './actions/roles.ts'
import * as sharing from './actions/sharing.ts'
import { switchOrganisation } from './actions/sign-in.ts'
import * as welcome from './actions/welcome.ts'
import * as community from './contract/community.ts'
import * as documents from './contract/documents.ts'
import * as joining from './contract/membership.ts'
import * as opinions from './contract/opinions.ts'
import * as contract from './contract/organisation.ts'
import * as acting from './contract/powers.ts'
import * as telling from './contract/sharing.ts'
import * as welcoming from './contract/welcome.ts'
import * as look from './reads/community.ts'
import { readDocuments } from './reads/documents.ts'
import * as reads from './reads/organisation.ts'

export const api = [
  serve(contract.readMe, reads.readMe),
  serve(contract.switchOrganisation, switchOrganisation),
  serve(contract.createOrganisation, createOrganisation),
  serve(contract.readProfile, reads.readProfile),
  serve(contract.editProfile, profile.editProfile),
  serve(contract.editTerms, profile.editTerms),
  serve(telling.readSharing, sharing.readSharing),
  serve(telling.shareFacts, sharing.shareFacts),
  serve(contract.uploadLogo, profile.uploadLogo),
  serve(contract.removeLogo, profile.removeLogo),
  serve(contract.readLogo, reads.readLogo),
  serve(contract.readPublicProfile, reads.readPublicProfile),
  serve(contract.readStaff, reads.readStaff),
  serve(contract.grantRole, roles.grantRole),
  serve(contract.endRole, roles.endRole),
  serve(contract.readRoles, reads.readRoles),
  serve(contract.editRole, roles.editRole),
  serve(community.createCommunity, membership.createCommunity),
  serve(community.readCommunity, look.readCommunity),
  serve(community.listParticipants, look.listParticipants),
  serve(community.exportParticipants, exportParticipants),
  serve(community.readParticipant, look.readParticipant),
  serve(opinions.giveOpinion, giveOpinion),
  serve(opinions.takeData, takeData),
  serve(opinions.takeOwnData, takeOwnData),
  serve(community.readJoining, look.readJoining),
  serve(community.applyToCommunity, membership.applyToCommunity),
  serve(joining.admitParticipant, membership.admitParticipant),
  serve(joining.refuseParticipant, membership.refuseParticipant),
  serve(joining.completeOnboarding, membership.completeOnboarding),
  serve(joining.changeStatus, membership.changeStatus),
  serve(joining.acceptDues, membership.acceptDues),
  serve(joining.askPause, membership.askPause),
  serve(joining.agreePause, membership.agreePause),
  serve(joining.askResume, membership.askResume),
  serve(joining.agreeResume, membership.agreeResume),
  serve(joining.giveNotice, membership.giveNotice),
  serve(joining.excludeParticipant, membership.excludeParticipant),
  serve(welcoming.nameSponsors, welcome.nameSponsors),
  serve(welcoming.chooseMailingList, welcome.chooseMailingList),
  serve(welcoming.attendMeeting, welcome.attendMeeting),
  serve(welcoming.tickChapters, welcome.tickChapters),
  serve(welcoming.addContact, welcome.addContact),
  serve(welcoming.noteAgreed, welcome.noteAgreed),
  serve(welcoming.removeContact, welcome.removeContact),
  serve(welcoming.declareFigures, welcome.declareFigures),
  serve(welcoming.attestFigures, welcome.attestFigures),
  serve(documents.readDocuments, readDocuments),
  serve(welcoming.publishDocument, welcome.publishDocument),
  serve(acting.givePowers, powers.givePowers),
  serve(acting.endPowers, powers.endPowers),
  serve(acting.listMandates, look.listMandates),
  serve(acting.grantMandate, powers.grantMandate),
  serve(acting.endMandate, powers.endMandate),
]
