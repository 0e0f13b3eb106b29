import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createDatabase, dropDatabase, startMariadb } from '../support/mariadb.ts'
