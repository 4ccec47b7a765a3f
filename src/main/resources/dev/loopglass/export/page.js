'use strict';
// The page: where we are, and every way to go from here. What it shows comes from the JSON above and is put into the
// page as text only.

const data = JSON.parse(document.getElementById('data').textContent);
const steps = data.steps;
const last = data.size - 1;
const $ = id => document.getElementById(id);
const word = (key, ...values) => data.words[key].replace(/\{(\d)\}/g, (_, index) => values[index]);
let here = -1;

// Names of objects; and characters that nobody sees or that turn the order of others around: these are shown by number.
const NAME = '\\b(?:lo|cb|tm|fu|co|ch|ht|cx|ob)\\d+\\b';
const ODD = '[\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u061C\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF]';
const PIECES = new RegExp(`(${NAME})|(${ODD})`, 'gu');

function element(tag, style, text) {
    const made = document.createElement(tag);
    if (style) made.className = style;
    if (text !== undefined) tell(made, text);
    return made;
}

/** Replaces what an element says. */
function tell(where, text) {
    where.replaceChildren();
    let at = 0;
    for (const found of text.matchAll(PIECES)) {
        const [piece, name] = found;
        if (name && !data.objects[name]) continue;
        where.append(text.slice(at, found.index), name ? object(name) : odd(piece));
        at = found.index + piece.length;
    }
    where.append(text.slice(at));
    return where;
}

function object(name) {
    const made = document.createElement('span');
    const known = data.objects[name];
    made.className = known ? 'object of-' + known[0] : 'object';
    made.textContent = name;
    if (known && known[1]) made.title = known[1];
    return made;
}

function odd(character) {
    const made = document.createElement('span');
    made.className = 'odd';
    made.dataset.sign = 'U+' + character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
    made.title = word('character', made.dataset.sign);
    made.textContent = character;
    return made;
}

/** A link to a step: it works by mouse, touch and keys, can be copied, and opened in another tab. */
function link(step, style, text) {
    const made = element('a', style, text);
    made.href = '#step=' + step;
    return made;
}

// What has to be measured waits until the browser draws: whoever holds a key down moves faster than that.
const waiting = new Map();

function soon(key, action) {
    if (waiting.size === 0) {
        requestAnimationFrame(() => {
            const actions = [...waiting.values()];
            waiting.clear();
            actions.forEach(it => it());
        });
    }
    waiting.set(key, action);
}

// ---- moving

function go(step) {
    const to = Math.min(Math.max(step, 0), last);
    if (to === here || last < 0) return;
    here = to;
    tell($('where'), steps.where[here]);
    tell($('sentence'), steps.says[here]);
    $('slider').value = here;
    $('slider').setAttribute('aria-valuetext', steps.where[here]);
    for (const id of ['first', 'back', 'turn-back']) $(id).setAttribute('aria-disabled', here === 0);
    for (const id of ['last', 'next', 'turn-next']) $(id).setAttribute('aria-disabled', here === last);
    showFinding();
    showWhy();
    showWalk();
    showSource();
    showState();
    soon('timeline', () => showTimeline(false));
    remember();
}

const moves = {
    'first': () => 0,
    'turn-back': () => steps.turnBack[here],
    'back': () => here - 1,
    'next': () => here + 1,
    'turn-next': () => steps.turnNext[here],
    'last': () => last,
    'over-back': () => steps.overBack[here],
    'over-next': () => steps.overNext[here],
};

function move(name) {
    if (name === 'stop-back') goStop(stopHere - 1);
    else if (name === 'stop-next') goStop(stopHere + 1);
    else go(moves[name]());
}

function moveOf(event) {
    if (event.altKey || event.metaKey) return null;
    switch (event.key) {
        case 'ArrowLeft': return event.ctrlKey ? 'turn-back' : event.shiftKey ? 'over-back' : 'back';
        case 'ArrowRight': return event.ctrlKey ? 'turn-next' : event.shiftKey ? 'over-next' : 'next';
        case 'Home': return 'first';
        case 'End': return 'last';
        case 'PageUp': return data.lesson ? 'stop-back' : null;
        case 'PageDown': return data.lesson ? 'stop-next' : null;
        default: return null;
    }
}

// An address for every step. Browsers mind many changes in a short time, so only where one stays is written down.
let resting = 0;

function remember() {
    clearTimeout(resting);
    resting = setTimeout(() => history.replaceState(null, '', '#step=' + here + (stopHere < 0 ? '' : '&stop=' + stopHere)), 250);
}

function stepInAddress(hash = location.hash) {
    const found = /^#step=(\d{1,9})(?:&|$)/.exec(hash);
    return found ? Number(found[1]) : null;
}

// ---- why

/** The steps that led here, nearest first: cause, else task; before what asked for a handler, the poll that woke it. */
function reasons(step, most) {
    const chain = [];
    for (let at = step; at >= 0 && chain.length < most;) {
        if (at !== step) chain.push(at);
        if (steps.occasion[at] >= 0 && steps.occasion[at] < at) chain.push(steps.occasion[at]);
        const parent = steps.cause[at] >= 0 ? steps.cause[at] : steps.task[at];
        at = parent < at ? parent : -1;
    }
    return chain.slice(0, most);
}

function showWhy() {
    const chain = reasons(here, 8).reverse();
    $('why').replaceChildren(...chain.concat(here).map(step => {
        const item = document.createElement('li');
        const chip = step === here ? element('span', 'chip', steps.brief[step]) : link(step, 'chip', steps.brief[step]);
        if (step === here) chip.setAttribute('aria-current', 'step');
        item.append(chip);
        return item;
    }));
    soon('why', () => $('why').scrollLeft = $('why').scrollWidth);
}

function showFinding() {
    const found = data.findings.filter(it => it.step === here).map(it => it.text);
    $('finding').hidden = found.length === 0;
    tell($('finding'), found.length ? word('finding') + ' ' + found.join(' · ') : '');
}

// ---- light and dark

function paint(theme) {
    document.documentElement.dataset.theme = theme;
    showTimeline(true);
}

function chooseTheme() {
    const system = matchMedia('(prefers-color-scheme: dark)');
    let chosen = null;
    const show = () => paint(chosen ?? (system.matches ? 'dark' : 'light'));
    system.addEventListener('change', show);
    $('theme').addEventListener('click', () => {
        chosen = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
        show();
    });
    show();
}

// ---- hands

function listen() {
    for (const id of ['first', 'turn-back', 'back', 'next', 'turn-next', 'last']) {
        $(id).addEventListener('click', () => move(id));
    }
    $('slider').max = Math.max(last, 0);
    $('slider').addEventListener('input', () => go(Number($('slider').value)));
    document.addEventListener('keydown', event => {
        const name = moveOf(event);
        if (name && last >= 0) {
            event.preventDefault();
            move(name);
        }
    });
    addEventListener('hashchange', event => {
        clearTimeout(resting);
        const asked = new URL(event.newURL).hash;
        goStop(stopInAddress(asked) ?? stopHere);
        go(stepInAddress(asked) ?? here);
    });
    $('print').addEventListener('click', () => print());
    swipe($('panes'));
    swipe(document.querySelector('.say'));
}

/** A stroke to the left leads on, one to the right back. One that goes up or down scrolls, as ever. */
function swipe(area) {
    let from = null;
    area.addEventListener('touchstart', event => {
        from = event.touches.length === 1 && !event.target.closest('#chart, .trail, #why') ? event.touches[0] : null;
    }, {passive: true});
    area.addEventListener('touchend', event => {
        const to = event.changedTouches[0];
        const across = from === null ? 0 : to.clientX - from.clientX;
        if (from !== null && Math.abs(across) > 40 && Math.abs(across) > 2 * Math.abs(to.clientY - from.clientY)) {
            move(across < 0 ? 'next' : 'back');
        }
        from = null;
    }, {passive: true});
}

function begin() {
    for (const it of document.querySelectorAll('[data-word]')) tell(it, word(it.dataset.word));
    for (const it of document.querySelectorAll('[data-name]')) {
        it.setAttribute('aria-label', word(it.dataset.name));
        it.title = word(it.dataset.name);
    }
    tell($('title'), data.title);
    tell($('about'), data.about);
    $('notice').hidden = data.notice === '';
    tell($('notice'), data.notice);
    layLesson();
    layTabs();
    layWalk();
    layLanes();
    chooseTheme();
    listen();
    if (last < 0) tell($('sentence'), word('empty'));
    const step = stepInAddress();
    goStop(stopInAddress() ?? 0);
    go(step ?? Math.max(here, 0));
}

addEventListener('DOMContentLoaded', begin);
