import mysql from 'mysql2/promise'
import type { ConnectionOptions } from 'mysql2/promise'

/** The address of a database on a server that `startMariadb` named. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

/** Makes a database with a name of its own, by a script of statements when one is given, and returns its address, as DATABASE_URL takes it. */
export async function createDatabase(serverUrl: string, script = ''): Promise<string> {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await administer(
    serverUrl,
    `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin; USE ${name}; ${script}`,
  )
  return databaseUrl(serverUrl, name)
}

export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  if (!/^test_\w+$/.test(name)) throw new Error(`Not a database of the tests: ${name}`)
  await administer(url, `DROP DATABASE IF EXISTS ${name}`)
}

type Cells = Record<string, string | number | null>

/** The statements that make what is in a database again: its tables, then their rows. */
export async function scriptOf(url: string): Promise<string> {
  const connection = await mysql.createConnection({ ...connectionOptions(url), dateStrings: true })
  const rowsOf = async (sql: string): Promise<Cells[]> =>
    (await connection.query<(Cells & mysql.RowDataPacket)[]>(sql))[0]
  try {
    const statements: string[] = []
    for (const found of await rowsOf('SHOW TABLES')) {
      const table = mysql.escapeId(String(Object.values(found)[0]))
      const [made] = await rowsOf(`SHOW CREATE TABLE ${table}`)
      statements.push(String(made?.['Create Table']))
      const rows = (await rowsOf(`SELECT * FROM ${table}`)).map((row) => Object.values(row))
      if (rows.length > 0) statements.push(mysql.format(`INSERT INTO ${table} VALUES ?`, [rows]))
    }
    return statements.join(';\n')
  } finally {
    await connection.end()
  }
}

/** What mysql2 connects with to reach the server, or the database, of an address. */
export function connectionOptions(address: string): ConnectionOptions {
  const url = new URL(address)
  const socketPath = url.searchParams.get('socketPath')
  const database = url.pathname.slice(1)
  return {
    ...(socketPath ? { socketPath } : { host: url.hostname, port: Number(url.port || 3306) }),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    ...(database === '' ? {} : { database }),
  }
}

async function administer(serverUrl: string, statements: string): Promise<void> {
  const server = new URL(serverUrl)
  server.pathname = '/'
  const connection = await mysql.createConnection({ ...connectionOptions(server.href), multipleStatements: true })
  try {
    await connection.query(statements)
  } finally {
    await connection.end()
  }
}
