'use strict'

const crypto = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')

const MINUTES = 60 * 1000
const secret = process.env.SESSION_SECRET || crypto.randomBytes(32).toString('hex')

/** @param {string} folder */
function createAuth(folder) {
  const file = path.join(folder, 'users.json')

  function findUser(name) {
    if (!fs.existsSync(file)) return undefined
    const users = JSON.parse(fs.readFileSync(file, 'utf8'))
    return users.find((user) => user.name === name)
  }

  /** @param {string} name @param {string} password @returns {Promise<string | null>} a token */
  async function login(name, password) {
    const user = findUser(String(name))
    if (!user) return null
    const hash = crypto.scryptSync(String(password), user.salt, 32)
    if (!crypto.timingSafeEqual(hash, Buffer.from(user.hash, 'hex'))) return null
    return tokenOf({ name: user.name, role: user.role, expires: Date.now() + 30 * MINUTES })
  }

  /** @param {string} name @param {string} password @param {string} role */
  async function addUser(name, password, role) {
    if (findUser(name)) throw new Error('there is a user ' + name)
    const salt = crypto.randomBytes(16).toString('hex')
    const hash = crypto.scryptSync(password, salt, 32).toString('hex')
    const users = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : []
    fs.writeFileSync(file, JSON.stringify([...users, { name, role, salt, hash }]))
  }

  return { login, addUser }
}

function tokenOf(claims) {
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url')
  return payload + '.' + crypto.createHmac('sha256', secret).update(payload).digest('base64url')
}

/** @param {string | undefined} token @returns {{ name: string, role: string } | null} */
function verify(token) {
  const [payload, signature] = String(token || '').split('.')
  if (!payload || !signature) return null
  const expected = crypto.createHmac('sha256', secret).update(payload).digest('base64url')
  if (expected.length !== signature.length || !crypto.timingSafeEqual(Buffer.from(expected), Buffer.from(signature))) return null
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
  return claims.expires > Date.now() ? { name: claims.name, role: claims.role } : null
}

/** Express middleware. @param {...string} roles */
function allow(...roles) {
  return (request, response, next) => {
    const user = verify(String(request.headers.authorization || '').replace(/^Bearer /, ''))
    if (!user) return response.status(401).json({ title: 'please log in' })
    if (roles.length > 0 && !roles.includes(user.role)) return response.status(403).json({ title: 'not for ' + user.role })
    request.user = user
    next()
  }
}

module.exports = { createAuth, verify, allow }
