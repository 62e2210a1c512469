// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What ViewCrawler asks of a page, in the embedded view and in a bare one: one expression below each heading.

// === unfold
// Opens what is folded (timelines, drawings): both views alike, whatever they keep of the last page.
(() => {
  const folded = [...document.querySelectorAll('.arrow-closed')];
  folded.forEach(arrow => arrow.parentElement.click());
  return folded.length;
})()

// === facts
// What a person sees of a page, as JSON. Tables and texts are what is rendered, drawings their words.
(() => {
  const clean = (text) => text.replace(/[ \t\u00a0]+/g, ' ').trim();
  const texts = (selector) => [...document.querySelectorAll(selector)].map(e => clean(e.innerText || ''));
  const visible = (e) => e.getClientRects().length > 0;
  return JSON.stringify({
    url: location.href,
    title: document.title,
    tables: texts('table'),
    heads: texts('th'),
    words: texts('h1,h2,h3,h4,h5,h6,pre,ul,footer,.alert'),
    drawings: [...document.querySelectorAll('svg')].map(s => clean(s.textContent)).sort(),
    canvases: document.querySelectorAll('canvas').length,
    timelines: document.querySelectorAll('.vis-timeline').length,
    items: document.querySelectorAll('.vis-item').length,
    broken: [...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.getAttribute('src')),
    unstyled: [...document.querySelectorAll('link[rel=stylesheet]')].filter(l => !l.sheet).length,
    styles: document.styleSheets.length,
    busy: document.readyState !== 'complete' ||
      [...document.querySelectorAll('.dataTables_processing, .dt-processing')].some(visible)
  });
})()

// === links
// All links, kept under their index for the click that follows; drawings have links of their own kind, and Spark 4 shows
// some pages (thread dumps, heap histograms) in a panel of the page that leads to them.
(() => {
  window.cinderscopeLinks = [...document.querySelectorAll('a')];
  return JSON.stringify(window.cinderscopeLinks.map((a, index) => {
    const drawn = a.href && a.href.baseVal !== undefined;
    return {
      index,
      href: a.dataset.detailUrl ? new URL(a.dataset.detailUrl, document.baseURI).href : drawn ? new URL(a.href.baseVal || '#', document.baseURI).href : a.href,
      visible: a.getClientRects().length > 0,
      plain: !a.dataset.detailUrl && !a.hasAttribute('onclick') && !a.hasAttribute('data-bs-toggle')
    };
  }).filter(link => link.href && /^https?:/.test(link.href)));
})()
