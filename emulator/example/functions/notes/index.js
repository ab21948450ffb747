// An ordinary CloudBase function: nothing in it knows where it runs.
const tcb = require('@cloudbase/node-sdk')

const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
const db = app.database()
const notes = db.collection('notes')
const DAY_MS = 24 * 60 * 60 * 1000

/** Over HTTP: GET lists the newest notes, POST `{"text": "…"}` adds one. By its timer: forgets what is older than a day. */
exports.main = async (event) => {
  if (event.Type === 'Timer') {
    const { deleted } = await notes.where({ at: db.command.lt(new Date(Date.now() - DAY_MS)) }).remove()
    return { deleted }
  }
  if (event.httpMethod === 'POST') {
    const { text } = JSON.parse(event.body)
    if (typeof text !== 'string' || text.length > 500) return { statusCode: 400, body: 'a note is a text' }
    return notes.add({ text, at: new Date() })
  }
  const { data } = await notes.orderBy('at', 'desc').limit(20).get()
  return { greeting: process.env.GREETING, notes: data }
}
