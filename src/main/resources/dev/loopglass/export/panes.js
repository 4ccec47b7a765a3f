// The panes: the walk, the source, and what the loop holds.

// ---- one at a time, where there is no room for all

function layTabs() {
    for (const pane of document.querySelectorAll('.pane')) {
        const tab = element('button', 'tab', word('tab.' + pane.id));
        tab.dataset.of = pane.id;
        tab.addEventListener('click', () => showPane(pane.id));
        $('tabs').append(tab);
    }
    showPane(data.lesson ? 'lesson' : 'source');
}

function showPane(id) {
    document.body.dataset.pane = id;
    for (const tab of $('tabs').children) tab.setAttribute('aria-pressed', tab.dataset.of === id);
    if (here >= 0) {
        showTimeline(true);
        showWalk();
        showSource();
    }
}

// ---- the walk

const entries = [];

function layWalk() {
    let turn = -1;
    for (let step = 0; step <= last; step++) {
        if (steps.turn[step] !== turn) {
            turn = steps.turn[step];
            $('steps').append(element('li', 'turn', turn === 0 ? word('round.none') : word('round', turn)));
        }
        const item = document.createElement('li');
        const entry = link(step, 'entry');
        entry.append(element('span', 'number', String(step)), element('span', 'brief', steps.says[step]));
        entry.tabIndex = -1;
        item.append(entry);
        $('steps').append(item);
        entries.push(entry);
    }
}

let marked = -1;

function showWalk() {
    if (marked >= 0) {
        entries[marked].removeAttribute('aria-current');
        entries[marked].tabIndex = -1;
    }
    marked = here;
    entries[here].setAttribute('aria-current', 'step');
    entries[here].tabIndex = 0;
    soon('walk', () => keepInSight($('walk'), entries[here], 0.4));
}

/** Scrolls a pane, and nothing around it, until a part of it stands at this share of its height. */
function keepInSight(pane, part, share) {
    const outer = pane.getBoundingClientRect();
    const inner = part.getBoundingClientRect();
    if (inner.height === 0) return;
    const margin = Math.min(outer.height * 0.2, 90);
    if (inner.top < outer.top + margin || inner.bottom > outer.bottom - margin) {
        pane.scrollTop += inner.top - outer.top - outer.height * share;
    }
}

// ---- the source

const pages = new Map();
let open = null;

/** The call of a step and those that led to it, oldest first. */
function calls(frame) {
    const path = [];
    for (let at = frame; at >= 0; at = data.frames[at][0]) path.unshift(at);
    return path;
}

function showSource() {
    const frame = steps.frame[here];
    const asked = askedFor(here);
    const askedPath = asked < 0 ? [] : calls(steps.frame[asked]);
    trail($('asked'), word(asked < 0 ? 'unasked' : 'asked'), askedPath, -1, asked);
    trail($('calls'), '', calls(frame), frame, -1);
    look(frame);
}

/** The step that asked for what runs here: the half of the stack that an asynchronous program loses. */
function askedFor(step) {
    const task = steps.task[step] < 0 ? step : steps.task[step];
    return steps.cause[step] >= 0 ? steps.cause[step] : steps.cause[task];
}

function trail(where, head, path, current, step) {
    const crumbs = path.map(frame => {
        const item = document.createElement('li');
        const crumb = element('button', 'crumb', data.methods[data.frames[frame][1]].name);
        crumb.title = spot(frame);
        crumb.addEventListener('click', () => look(frame));
        if (frame === current) crumb.setAttribute('aria-current', 'true');
        item.append(crumb);
        return item;
    });
    if (head) crumbs.unshift(element('li', 'head', head));
    if (step >= 0) {
        const item = document.createElement('li');
        item.append(link(step, 'at', word('step.at', step)));
        crumbs.push(item);
    }
    where.replaceChildren(...crumbs);
    soon(where.id, () => where.scrollLeft = where.scrollWidth);
}

const fileName = path => path.slice(path.lastIndexOf('/') + 1);

/** For example `IOStream.java, line 180`. */
function spot(frame) {
    const [, method, line] = data.frames[frame];
    const file = fileName(data.methods[method].file);
    return file === '' ? data.methods[method].name : line > 0 ? word('line', file, line) : file;
}

/** Shows the line of a call; of the innermost one it is lit. */
function look(frame) {
    const method = frame < 0 ? null : data.methods[data.frames[frame][1]];
    tell($('file'), frame < 0 ? '' : spot(frame));
    tell($('models'), method && method.models ? word('models', method.models.replace(/^tornado\.\w+\./, '')) : '');
    if (open) open.querySelectorAll('[aria-current]').forEach(it => it.removeAttribute('aria-current'));
    if (method === null || method.source < 0) {
        open = null;
        $('code').replaceChildren(element('p', 'nothing', method === null ? word('source.outside')
                : word('source.none', fileName(method.file) || method.name)));
        return;
    }
    const page = pageOf(method.source);
    if (page !== open) {
        open = page;
        $('code').replaceChildren(page);
    }
    const line = page.children[data.frames[frame][2] - 1];
    if (line) {
        line.setAttribute('aria-current', frame === steps.frame[here] ? 'step' : 'true');
        soon('code', () => keepInSight($('code'), line, 0.4));
    }
}

function pageOf(source) {
    if (!pages.has(source)) {
        const file = data.files[source];
        const page = element('ol', 'lines');
        file.lines.forEach((text, index) => {
            const line = element('li', 'line');
            line.append(coloured(text, file.tones[index]));
            page.append(line);
        });
        page.style.setProperty('--columns', file.lines.reduce((most, line) => Math.max(most, line.length), 0));
        pages.set(source, page);
    }
    return pages.get(source);
}

function coloured(text, tones) {
    const code = document.createElement('code');
    let at = text.length - text.trimStart().length;
    code.append(element('span', 'indent', text.slice(0, at)));
    code.style.setProperty('--indent', at);
    for (let i = 0; i < tones.length; i += 3) {
        plain(code, text.slice(at, tones[i]));
        plain(code, text.slice(tones[i], tones[i + 1]), data.tones[tones[i + 2]]);
        at = tones[i + 1];
    }
    plain(code, text.slice(at));
    return code;
}

function plain(code, text, tone) {
    const into = tone ? code.appendChild(element('span', tone)) : code;
    for (const piece of text.split(new RegExp(`(${ODD})`, 'u'))) {
        if (piece) into.append(new RegExp(ODD, 'u').test(piece) ? odd(piece) : piece);
    }
}

// ---- what the loop holds

function showState() {
    const sections = steps.state[here].map((number, index) => section(data.titles[index], data.sections[number]));
    const changed = sections.reduce((sum, it) => sum + it.querySelectorAll('.changed').length, 0);
    $('sheet').replaceChildren(...sections);
    tell($('changed'), changed === 0 ? word('changed.none') : word('changed', changed));
    $('changed').classList.toggle('some', changed > 0);
}

function section(title, its) {
    const made = element('section', 'held');
    const head = element('h3', '', title);
    made.append(head);
    if (its.rows.length === 0) {
        made.append(element('p', 'none', its.none));
        return made;
    }
    head.append(' ', element('span', 'count', String(its.rows.length)));
    const list = document.createElement('ul');
    list.append(...its.rows.map(number => row(data.rows[number])));
    made.append(list);
    return made;
}

function row(its) {
    const made = element('li', its.changed ? 'row changed' : 'row');
    if (its.changed) made.append(element('span', 'unseen', word('changed.mark')));
    made.append(object(its.about), element('span', 'what', its.what), element('span', 'told', its.told));
    return made;
}
