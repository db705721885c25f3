/** Joins the routes of governance with what they run. */
import './names.ts'
import './texts.ts'
import './outside-people.ts'
import { serve } from '#platform/module.ts'
import { withdrawCandidacy } from './actions/candidacies.ts'
import * as circles from './actions/circles.ts'
import * as documents from './actions/decision-documents.ts'
import * as decisions from './actions/decisions.ts'
import * as hearing from './actions/hearing.ts'
import * as initiating from './actions/initiatives.ts'
import { answerByMail } from './actions/mail-answers.ts'
import * as objections from './actions/objections.ts'
import * as opinions from './actions/opinions.ts'
import * as judging from './actions/outside.ts'
import { typeSheet } from './actions/paper-sheets.ts'
import * as papers from './actions/papers.ts'
import * as proposals from './actions/proposals.ts'
import * as polling from './actions/quick-polls.ts'
import * as recounting from './actions/recounting.ts'
import * as secret from './actions/secret.ts'
import * as choosing from './actions/selections.ts'
import * as terms from './actions/terms.ts'
import * as ofTheme from './actions/themes.ts'
import * as voting from './actions/votes.ts'
import * as delegations from './actions/votes-delegations.ts'
import * as planning from './actions/votes-planning.ts'
import * as ofCandidacies from './contract/candidacies.ts'
import * as ofCircles from './contract/circles.ts'
import { readClocks } from './contract/clocks.ts'
import * as ofDocuments from './contract/decision-documents.ts'
import * as ofDecisions from './contract/decisions.ts'
import * as ofHearing from './contract/hearing.ts'
import * as ofInitiatives from './contract/initiatives.ts'
import * as ofObjections from './contract/objections.ts'
import * as ofOpinions from './contract/opinions.ts'
import * as ofOutside from './contract/outside.ts'
import * as ofPapers from './contract/papers.ts'
import * as contract from './contract/proposals.ts'
import * as ofPolls from './contract/quick-polls.ts'
import * as ofRecounts from './contract/recounts.ts'
import * as ofSecret from './contract/secret.ts'
import * as ofSelections from './contract/selections.ts'
import * as ofTerms from './contract/terms.ts'
import * as ofThemes from './contract/themes.ts'
import * as ofVotes from './contract/votes.ts'
import * as ofAnswering from './contract/votes-answering.ts'
import * as ofPlanning from './contract/votes-planning.ts'
import { readWaitingDecisions as readWaitingContract } from './contract/waiting.ts'
import * as seats from './reads/circles.ts'
import * as clocks from './reads/clocks.ts'
import * as register from './reads/decisions.ts'
import { listElectors } from './reads/electors.ts'
import * as initiatives from './reads/initiatives.ts'
import { listMatters } from './reads/matters.ts'
import * as outside from './reads/outside.ts'
import * as reads from './reads/proposals.ts'
import * as polls from './reads/quick-polls.ts'
import * as mandates from './reads/terms.ts'
import { listThemeDelegations } from './reads/themes.ts'
import * as votes from './reads/votes.ts'
import { readWaitingDecisions } from './reads/waiting.ts'

export const api = [
  serve(contract.listProposals, reads.listProposals),
  serve(contract.exportProposals, proposals.exportProposals),
  serve(contract.readWriters, reads.readWriters),
  serve(contract.readProposal, reads.readProposal),
  serve(contract.writeProposal, proposals.writeProposal),
  serve(contract.changeProposal, proposals.changeProposal),
  serve(contract.publishProposal, proposals.publishProposal),
  serve(contract.writeVersion, proposals.writeVersion),
  serve(contract.correctTyping, proposals.correctTyping),
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
  serve(ofVotes.listElectors, listElectors),
  serve(ofVotes.readVote, votes.readVote),
  serve(ofVotes.readVoteFile, votes.readVoteFile),
  serve(ofPapers.typePaper, papers.typePaper),
  serve(ofPapers.typeSheet, typeSheet),
  serve(ofOutside.listOutside, outside.listOutside),
  serve(ofOutside.exportOutside, judging.exportOutside),
  serve(ofOutside.acceptOutside, judging.acceptOutside),
  serve(ofOutside.refuseOutside, judging.refuseOutside),
  serve(ofOutside.printProposal, outside.printProposal),
  serve(ofInitiatives.listInitiatives, initiatives.listInitiatives),
  serve(ofInitiatives.exportInitiatives, initiating.exportInitiatives),
  serve(ofInitiatives.readInitiators, initiatives.readInitiators),
  serve(ofInitiatives.readInitiative, initiatives.readInitiative),
  serve(ofInitiatives.beginInitiative, initiating.beginInitiative),
  serve(ofInitiatives.changeInitiative, initiating.changeInitiative),
  serve(ofInitiatives.handInInitiative, initiating.handInInitiative),
  serve(ofInitiatives.publishInitiative, initiating.publishInitiative),
  serve(ofInitiatives.discardInitiative, initiating.discardInitiative),
  serve(ofInitiatives.signInitiative, initiating.signInitiative),
  serve(ofInitiatives.unsignInitiative, initiating.unsignInitiative),
  serve(ofPolls.listQuickPolls, polls.listQuickPolls),
  serve(ofPolls.exportQuickPolls, polling.exportQuickPolls),
  serve(ofPolls.readQuickPoll, polls.readQuickPoll),
  serve(ofPolls.askQuickPoll, polling.askQuickPoll),
  serve(ofPolls.answerQuickPoll, polling.answerQuickPoll),
  serve(ofPolls.endQuickPoll, polling.endQuickPoll),
  serve(ofPolls.printPoster, polls.printPoster),
  serve(ofPolls.readPublicPoll, polls.readPublicPoll),
  serve(ofPolls.answerPublicPoll, polling.answerPublicPoll),
  serve(ofPolls.printPublicPoster, polls.printPublicPoster),
  serve(ofPolls.readShopPolls, polls.readShopPolls),
  serve(ofRecounts.recountVote, recounting.recountVote),
  serve(ofRecounts.readElectorate, votes.readElectorate),
  serve(ofCandidacies.withdrawCandidacy, withdrawCandidacy),
  serve(ofCandidacies.listMatters, listMatters),
  serve(ofRecounts.exportVotes, recounting.exportVotes),
  serve(ofRecounts.exportAnswers, recounting.exportAnswers),
  serve(ofRecounts.readClosedVotes, votes.readClosedVotes),
  serve(ofRecounts.readPublicVoteFile, votes.readPublicVoteFile),
  serve(ofPlanning.planVote, planning.planVote),
  serve(ofPlanning.changeVote, planning.changeVote),
  serve(ofPlanning.cancelVote, planning.cancelVote),
  serve(ofOpinions.giveOpinion, opinions.giveOpinion),
  serve(ofAnswering.answerVote, voting.answerVote),
  serve(ofAnswering.answerByMail, answerByMail),
  serve(ofSecret.castBallot, secret.castBallot),
  serve(ofAnswering.takeBasketBack, voting.takeBasketBack),
  serve(ofAnswering.declareConflict, voting.declareConflict),
  serve(ofAnswering.delegateVote, delegations.delegateVote),
  serve(ofAnswering.endDelegation, delegations.endDelegation),
  serve(ofThemes.listThemeDelegations, listThemeDelegations),
  serve(ofThemes.delegateTheme, ofTheme.delegateTheme),
  serve(ofThemes.endThemeDelegation, ofTheme.endThemeDelegation),
  serve(ofDecisions.listDecisions, register.listDecisions),
  serve(ofDecisions.exportDecisions, decisions.exportDecisions),
  serve(ofDecisions.readDecision, register.readDecision),
  serve(ofDecisions.recordDecision, decisions.recordDecision),
  serve(ofDecisions.renewDecision, decisions.renewDecision),
  serve(ofDecisions.endDecision, decisions.endDecision),
  serve(ofDocuments.addDocument, documents.addDocument),
  serve(ofDocuments.readDocument, register.readDocument),
  serve(ofDocuments.removeDocument, documents.removeDocument),
  serve(readWaitingContract, readWaitingDecisions),
  serve(readClocks, clocks.readClocks),
  serve(ofCircles.listCircles, seats.listCircles),
  serve(ofCircles.foundCircle, circles.foundCircle),
  serve(ofCircles.changeCircle, circles.changeCircle),
  serve(ofCircles.addSeat, circles.addSeat),
  serve(ofCircles.closeSeat, circles.closeSeat),
  serve(ofCircles.joinCircle, circles.joinCircle),
  serve(ofCircles.leaveCircle, circles.leaveCircle),
  serve(ofCircles.spendFromCircle, circles.spendFromCircle),
  serve(ofSelections.readSeat, seats.readSeat),
  serve(ofSelections.openSelection, choosing.openSelection),
  serve(ofSelections.nominate, choosing.nominate),
  serve(ofSelections.goOn, choosing.goOn),
  serve(ofSelections.inform, choosing.inform),
  serve(ofSelections.proposeNominee, choosing.proposeNominee),
  serve(ofSelections.answerSelection, choosing.answerSelection),
  serve(ofSelections.acceptSelection, choosing.acceptSelection),
  serve(ofSelections.stopSelection, choosing.stopSelection),
  serve(ofSelections.giveMandate, choosing.giveMandate),
  serve(ofTerms.listTerms, mandates.listTerms),
  serve(ofTerms.exportTerms, terms.exportTerms),
  serve(ofTerms.readTerm, seats.readTerm),
  serve(ofTerms.writeReport, terms.writeReport),
  serve(ofTerms.renewMandate, terms.renewMandate),
  serve(ofTerms.resignMandate, terms.resignMandate),
  serve(ofTerms.recallMandate, terms.recallMandate),
  serve(ofTerms.letAct, terms.letAct),
  serve(ofTerms.addHandOver, terms.addHandOver),
  serve(ofTerms.tickHandOver, terms.tickHandOver),
]
