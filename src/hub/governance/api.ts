/** Joins the routes of governance with what they run. */
import './names.ts'
import { serve } from '#platform/module.ts'
import * as decisions from './actions/decisions.ts'
import * as hearing from './actions/hearing.ts'
import * as objections from './actions/objections.ts'
import * as proposals from './actions/proposals.ts'
import * as secret from './actions/secret.ts'
import * as voting from './actions/votes.ts'
import * as delegations from './actions/votes-delegations.ts'
import * as contract from './contract.ts'
import * as ofDecisions from './contract-decisions.ts'
import * as ofHearing from './contract-hearing.ts'
import * as ofObjections from './contract-objections.ts'
import * as ofSecret from './contract-secret.ts'
import * as ofVotes from './contract-votes.ts'
import * as register from './reads/decisions.ts'
import * as reads from './reads/proposals.ts'
import * as votes from './reads/votes.ts'

export const api = [
  serve(contract.listProposals, reads.listProposals),
  serve(contract.readWriters, reads.readWriters),
  serve(contract.readProposal, reads.readProposal),
  serve(contract.writeProposal, proposals.writeProposal),
  serve(contract.changeProposal, proposals.changeProposal),
  serve(contract.publishProposal, proposals.publishProposal),
  serve(contract.writeVersion, proposals.writeVersion),
  serve(contract.withdrawProposal, proposals.withdrawProposal),
  serve(contract.postponeProposal, proposals.postponeProposal),
  serve(contract.resumeProposal, proposals.resumeProposal),
  serve(ofHearing.commentOn, hearing.commentOn),
  serve(ofHearing.answerComment, hearing.answerComment),
  serve(ofHearing.noteRead, hearing.noteRead),
  serve(ofHearing.startFinalComments, hearing.startFinalComments),
  serve(ofObjections.raiseObjection, objections.raiseObjection),
  serve(ofObjections.withdrawObjection, objections.withdrawObjection),
  serve(ofObjections.testObjection, objections.testObjection),
  serve(ofObjections.endTest, objections.endTest),
  serve(ofObjections.offerForObjection, objections.offerForObjection),
  serve(ofObjections.agreeToOffer, objections.agreeToOffer),
  serve(ofVotes.listVotes, votes.listVotes),
  serve(ofVotes.readVote, votes.readVote),
  serve(ofVotes.readVoteFile, votes.readVoteFile),
  serve(ofVotes.planVote, voting.planVote),
  serve(ofVotes.cancelVote, voting.cancelVote),
  serve(ofVotes.answerVote, voting.answerVote),
  serve(ofSecret.castBallot, secret.castBallot),
  serve(ofVotes.takeBasketBack, voting.takeBasketBack),
  serve(ofVotes.declareConflict, voting.declareConflict),
  serve(ofVotes.delegateVote, delegations.delegateVote),
  serve(ofVotes.endDelegation, delegations.endDelegation),
  serve(ofDecisions.listDecisions, register.listDecisions),
  serve(ofDecisions.exportDecisions, decisions.exportDecisions),
  serve(ofDecisions.readDecision, register.readDecision),
  serve(ofDecisions.recordDecision, decisions.recordDecision),
  serve(ofDecisions.renewDecision, decisions.renewDecision),
  serve(ofDecisions.endDecision, decisions.endDecision),
]
