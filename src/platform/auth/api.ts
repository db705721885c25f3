/** Joins contracts and actions. */
import { type Served, serve } from '#platform/module.ts'
import { accountActions } from './actions/account.ts'
import { addClientAction, consentActions, revokeClientAction } from './actions/consent.ts'
import { listDevicesRead, makeDeviceAction, registerDeviceAction, revokeDeviceAction } from './actions/devices.ts'
import { enteringActions } from './actions/entering.ts'
import { listKeysRead, makeKeyAction, revokeKeyAction } from './actions/keys.ts'
import { outsideActions, removeProviderAction } from './actions/outside.ts'
import { passkeyActions } from './actions/passkeys.ts'
import { passwordResetActions } from './actions/password-reset.ts'
import { secondFactorActions } from './actions/second-factor.ts'
import * as ways from './contract.ts'
import * as devices from './contract-devices.ts'
import * as protection from './contract-protection.ts'
import * as sso from './contract-single-sign-on.ts'
import type { Parts } from './parts.ts'

export function authApi(parts: Parts): readonly Served[] {
  const entering = enteringActions(parts)
  const account = accountActions(parts)
  const factor = secondFactorActions(parts)
  const passkeys = passkeyActions(parts)
  const outside = outsideActions(parts)
  const reset = passwordResetActions(parts)
  const consent = consentActions(parts)
  return [
    serve(ways.readWaysIn, entering.readWaysIn),
    serve(ways.askForLink, entering.askForLink),
    serve(ways.openLink, entering.openLink),
    serve(ways.signInWithPassword, entering.signInWithPassword),
    serve(ways.askForPasswordReset, reset.askForPasswordReset),
    serve(ways.resetPassword, reset.resetPassword),
    serve(ways.askForPasskey, passkeys.askForPasskey),
    serve(ways.signInWithPasskey, passkeys.signInWithPasskey),
    serve(ways.signInAsDemo, entering.signInAsDemo),
    serve(ways.giveSecondFactor, factor.giveSecondFactor),
    serve(ways.signOut, entering.signOut),
    serve(ways.confirmAddress, account.confirmAddress),
    serve(ways.readAccount, account.readAccount),
    serve(ways.changeAccount, account.changeAccount),
    serve(ways.changeAddress, account.changeAddress),
    serve(protection.setPassword, account.setPassword),
    serve(protection.removePassword, account.removePassword),
    serve(protection.startSecondFactor, factor.startSecondFactor),
    serve(protection.confirmSecondFactor, factor.confirmSecondFactor),
    serve(protection.removeSecondFactor, factor.removeSecondFactor),
    serve(protection.renewRecoveryCodes, factor.renewRecoveryCodes),
    serve(protection.listPasskeys, passkeys.listPasskeys),
    serve(protection.startPasskey, passkeys.startPasskey),
    serve(protection.addPasskey, passkeys.addPasskey),
    serve(protection.renamePasskey, passkeys.renamePasskey),
    serve(protection.removePasskey, passkeys.removePasskey),
    serve(protection.listSessions, account.listSessions),
    serve(protection.endSession, account.endSession),
    serve(protection.endOtherSessions, account.endOtherSessions),
    serve(protection.listKeys, listKeysRead),
    serve(protection.makeKey, makeKeyAction),
    serve(protection.revokeKey, revokeKeyAction),
    serve(devices.listDevices, listDevicesRead),
    serve(devices.makeDevice, makeDeviceAction),
    serve(devices.revokeDevice, revokeDeviceAction),
    serve(devices.registerDevice, registerDeviceAction(parts)),
    serve(sso.listSingleSignOn, outside.listSingleSignOn),
    serve(sso.addProvider, outside.addProvider),
    serve(sso.removeProvider, removeProviderAction),
    serve(sso.addClient, addClientAction),
    serve(sso.revokeClient, revokeClientAction),
    serve(sso.startOutside, outside.startOutside),
    serve(sso.signInOutside, outside.signInOutside),
    serve(sso.connectOutside, outside.connectOutside),
    serve(sso.readConsent, consent.readConsent),
    serve(sso.giveConsent, consent.giveConsent),
  ]
}
