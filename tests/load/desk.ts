import { signInToConsole } from '@cheyou/contract'
import { clientOf, requestOf, type Client } from '../support/client.ts'
import { cookieOf, otpOf } from '../support/console.ts'
import { clubProcessJson, type Environment } from '../support/processes.ts'

interface Login {
  loginName: string
  password: string
  totpSecret: string
}

/** Hires a manager of a club; before its server starts. */
export async function hireManager(environment: Environment): Promise<Login> {
  const hired = ['staff', 'add', '--name', '顾晓岚', '--role', 'manager', '--login', 'desk']
  return (await clubProcessJson<{ console: Login }>(environment, hired)).console
}

/** The manager's browser, signed in. */
export async function deskOf(origin: string, { loginName, password, totpSecret }: Login): Promise<Client> {
  const browser = clientOf(origin, { pageOrigin: origin })
  const body = { loginName, password, otp: otpOf(totpSecret) }
  return browser.with({ cookie: cookieOf(await browser.send(requestOf(signInToConsole, { body }))) })
}
