// ES3, trailing commas too. The page for a browser that cannot run the app, in six languages; `old-browser.js` said why in `relaisCannotRun`.
;(function () {
  var w = window
  var d = document
  var why = w.relaisCannotRun
  var BROWSERS = 'Chrome 114, Edge 114, Firefox 125, Safari 17'
  var WORDS = {
    old: [
      ['fr', 'Ce navigateur est trop ancien pour Relais.', 'Ceux-ci conviennent, dans cette version ou une plus récente :'],
      ['en', 'This browser is too old for Relais.', 'These work, in this version or a later one:'],
      ['it', 'Questo browser è troppo vecchio per Relais.', 'Vanno bene questi, in questa versione o in una più recente:'],
      ['es', 'Este navegador es demasiado antiguo para Relais.', 'Sirven estos, en esta versión o en una más reciente:'],
      ['ca', 'Aquest navegador és massa antic per a Relais.', 'Serveixen aquests, en aquesta versió o en una de més recent:'],
      ['pt', 'Este navegador é demasiado antigo para o Relais.', 'Servem estes, nesta versão ou numa mais recente:']
    ],
    insecure: [
      [
        'fr',
        'Cette adresse n’est pas protégée.',
        'Relais demande une adresse en https://, ou localhost sur l’ordinateur qui sert de relais. Dites-le à votre coordination.'
      ],
      [
        'en',
        'This address is not protected.',
        'Relais needs an address in https://, or localhost on the computer that is the relay. Tell your coordinator.'
      ],
      [
        'it',
        'Questo indirizzo non è protetto.',
        'Relais richiede un indirizzo https://, oppure localhost sul computer che fa da relay. Avvisa il coordinamento.'
      ],
      [
        'es',
        'Esta dirección no está protegida.',
        'Relais necesita una dirección https://, o localhost en el ordenador que hace de relé. Dígalo a su coordinación.'
      ],
      [
        'ca',
        'Aquesta adreça no està protegida.',
        'Relais necessita una adreça https://, o localhost a l’ordinador que fa de relé. Digueu-ho a la vostra coordinació.'
      ],
      [
        'pt',
        'Este endereço não está protegido.',
        'O Relais precisa de um endereço https://, ou localhost no computador que serve de relé. Diga-o à sua coordenação.'
      ]
    ]
  }

  function line(parent, tag, words) {
    var el = d.createElement(tag)
    el.appendChild(d.createTextNode(words))
    parent.appendChild(el)
    return el
  }

  function show() {
    if (!d.body || d.getElementById('cannot-run')) return
    var list = WORDS[why]
    var page = d.createElement('main')
    page.id = 'cannot-run'
    page.style.margin = '0 auto'
    page.style.maxWidth = '40em'
    page.style.padding = '1em'
    page.style.fontFamily = 'sans-serif'
    page.style.lineHeight = '1.5'
    line(page, 'h1', 'Relais')
    for (var i = 0; i < list.length; i++) {
      var part = d.createElement('div')
      part.lang = list[i][0]
      line(part, 'h2', list[i][1]).style.fontSize = '1.2em'
      line(part, 'p', list[i][2] + (why === 'old' ? ' ' + BROWSERS + '.' : ''))
      page.appendChild(part)
    }
    while (d.body.firstChild) d.body.removeChild(d.body.firstChild)
    d.body.appendChild(page)
    d.title = 'Relais'
  }

  // this script may come before or after the page was read
  if (d.addEventListener) d.addEventListener('DOMContentLoaded', show, false)
  w.onload = show
  if (d.readyState === 'interactive' || d.readyState === 'complete') show()
})()
