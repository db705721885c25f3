/** Joins the routes of members with what they run. */
import './counted.ts'
import { serve } from '#platform/module.ts'
import * as accounts from './actions/account.ts'
import * as cards from './actions/card.ts'
import * as contacts from './actions/contact.ts'
import * as lists from './actions/directory.ts'
import * as exports from './actions/export.ts'
import * as households from './actions/household.ts'
import * as memberships from './actions/membership.ts'
import * as merging from './actions/merge.ts'
import * as own from './actions/own.ts'
import * as pages from './actions/page.ts'
import * as contract from './contract.ts'
import * as cardContract from './contract-cards.ts'
import * as directory from './contract-directory.ts'
import * as household from './contract-household.ts'
import * as page from './contract-page.ts'

export const api = [
  serve(directory.listMembers, lists.listMembers),
  serve(directory.exportMembers, lists.exportMembers),
  serve(directory.findMembers, lists.findMembers),
  serve(contract.createContact, contacts.createContact),
  serve(contract.editContact, contacts.editContact),
  serve(contract.writeNotes, contacts.writeNotes),
  serve(contract.tagContacts, contacts.tagContacts),
  serve(contract.readTags, contacts.readTags),
  serve(contract.archiveContact, contacts.archiveContact),
  serve(contract.restoreContact, contacts.restoreContact),
  serve(contract.setMembership, memberships.setMembershipOf),
  serve(contract.inviteAccount, accounts.inviteAccount),
  serve(contract.unlinkAccount, accounts.unlinkAccount),
  serve(contract.listDuplicates, merging.listDuplicates),
  serve(contract.previewMerge, merging.previewMerge),
  serve(contract.mergeContacts, merging.mergeContacts),
  serve(contract.tellApart, merging.tellApart),
  serve(cardContract.issueCard, cards.issueCard),
  serve(cardContract.markCardsPrinted, cards.markCardsPrinted),
  serve(cardContract.activateCard, cards.activateCard),
  serve(cardContract.endCard, cards.endCard),
  serve(cardContract.scanCard, lists.scanCard),
  serve(household.linkHousehold, households.linkHousehold),
  serve(household.editHouseholdLink, households.editHouseholdLink),
  serve(household.endHouseholdLink, households.endHouseholdLink),
  serve(page.openFile, pages.openFile),
  serve(page.readHistory, pages.readHistory),
  serve(page.exportPersonData, exports.exportPersonData),
  serve(page.readOwnPage, pages.readOwnPage),
  serve(page.editOwnData, own.editOwnData),
  serve(page.readOwnHistory, pages.readOwnHistory),
  serve(page.exportOwnData, exports.exportOwnData),
]
