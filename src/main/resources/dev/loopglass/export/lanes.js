// The timeline: a row for whatever lives a while, every step as wide as the next. Running is solid, waiting hatched or
// dashed: colour is never the only sign.

const SVG = 'http://www.w3.org/2000/svg';
const MOST_ROWS = 24;
const ROW = 20;
const BANDS = ['LOOP', 'TASKS', 'REQUEST', 'COROUTINE', 'CHANNEL', 'TIMER', 'FUTURE'];
const BAND_OF = {ht: 'REQUEST', co: 'COROUTINE', ch: 'CHANNEL', tm: 'TIMER', fu: 'FUTURE'};
const bands = new Map(BANDS.map(name => [name, {rows: [], free: [], hidden: 0}]));
const homes = new Map();
let rows = [];

/** Finds out, once, which stretch of which row each step belongs to. */
function layLanes() {
    const loop = newRow('LOOP', word('band.LOOP'));
    const tasks = newRow('TASKS', word('band.TASKS'));
    let polled = -1;
    for (let step = 0; step <= last; step++) {
        const kind = steps.kind[step];
        if (kind === 'turn.begin') enter(loop, step, 'callbacks');
        else if (kind === 'poll.begin') enter(loop, step, 'poll');
        else if (kind === 'poll.end') leave(loop, polled = step);
        else if (kind === 'loop.stopped') leave(loop, step + 1);
        else if (/^(callback|timer|handler)\.begin$/.test(kind)) {
            if (kind === 'handler.begin' && !inside(loop)) enter(loop, Math.max(polled, 0), 'events');
            if (kind === 'timer.begin' && inside(loop)?.look === 'callbacks') enter(loop, step, 'timers');
            enter(tasks, step, kind.slice(0, -6));
        } else if (/^(callback|timer|handler)\.end$/.test(kind)) leave(tasks, step + 1);
        live(step, kind, steps.on[step]);
    }
    rows = BANDS.filter(name => name !== 'REQUEST' || bands.get(name).rows.length > 1)
            .flatMap(name => bands.get(name).rows);
    rows.forEach(row => row.spans.forEach(span => span.to = Math.min(span.to ?? data.size, data.size)));
    nameRows();
}

/** Objects are born, change and end. */
function live(step, kind, name) {
    const [sort, what] = kind.split('.');
    const band = BAND_OF[data.objects[name]?.[0]];
    if (!band) return;
    if (band === 'TIMER' || band === 'FUTURE') {
        if (what === 'added' || what === 'created') settleIn(band, name, step, 'pending');
        else if (['removed', 'begin', 'resolved', 'failed'].includes(what)) end(name, step, sort === 'timer' && what === 'begin' ? 'fired' : what);
    } else if (band === 'COROUTINE') {
        if (what === 'started') settleIn(band, name, step, 'running');
        else if (what === 'suspended') turnInto(name, step + 1, 'waiting');
        else if (what === 'resumed') turnInto(name, step, 'running');
        else end(name, step + 1);
    } else {
        settleIn(band, name, step, 'alive');
        homes.get(name)?.marks.push({step, bad: what === 'failed'});
        if (kind === 'channel.closed' || kind === 'http.finished') end(name, step + 1);
    }
}

function newRow(band, title) {
    const row = {band, title, spans: [], marks: [], holder: null, objects: 0};
    bands.get(band).rows.push(row);
    return row;
}

const inside = row => row.spans.length && row.spans.at(-1).to === undefined ? row.spans.at(-1) : null;

function enter(row, step, look, name) {
    leave(row, step);
    row.spans.push({from: step, look, name});
}

function leave(row, step, how) {
    const span = inside(row);
    if (span) {
        span.to = step;
        if (how) span.how = how;
    }
}

/** Objects whose lives do not overlap share a row. */
function settleIn(band, name, step, look) {
    if (homes.has(name)) return;
    const its = bands.get(band);
    if (its.free.length === 0 && its.rows.length >= MOST_ROWS) {
        its.hidden++;
        homes.set(name, null);
        return;
    }
    const row = its.free.length ? its.free.shift() : newRow(band, '');
    row.holder = name;
    row.objects++;
    row.title = row.objects > 1 ? '' : (name + ' ' + data.objects[name][1]).trim();
    enter(row, step, look, name);
    homes.set(name, row);
}

function turnInto(name, step, look) {
    const row = homes.get(name);
    if (row && row.holder === name && inside(row)) enter(row, step, look, name);
}

function end(name, step, how) {
    const row = homes.get(name);
    if (row && row.holder === name && inside(row)) {
        leave(row, step, how);
        bands.get(row.band).free.push(row);
    }
}

function nameRows() {
    for (const row of rows) {
        const its = bands.get(row.band);
        let title = row.title || word('band.' + row.band);
        if (row === its.rows.at(-1) && its.hidden) title += ' · ' + word('hidden', its.hidden);
        const item = element('li', '', title);
        item.title = title;
        $('names').append(item);
    }
}

// ---- drawing

function draw(tag, at, parent) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(at)) made.setAttribute(name, value);
    parent.append(made);
    return made;
}

let drawn = 0;
let head = null;
const axis = {width: 0, unit: 0};

function showTimeline(again) {
    if (last < 0) return;
    const room = $('chart').clientWidth;
    if (again || room !== drawn) {
        drawn = room;
        drawAll(room);
    }
    if (!head) return;
    const x = (here + 0.5) * axis.unit;
    head.setAttribute('transform', `translate(${x} 0)`);
    head.ownerSVGElement.setAttribute('aria-label', word('timeline') + ': ' + steps.where[here]);
    if (x < $('chart').scrollLeft + 40 || x > $('chart').scrollLeft + room - 40) $('chart').scrollLeft = x - room / 2;
}

function drawAll(room) {
    $('chart').replaceChildren();
    head = null;
    if (room === 0) return;
    axis.width = Math.max(room, data.size * 3);
    axis.unit = axis.width / data.size;
    const height = rows.length * ROW + 18;
    const svg = draw('svg', {width: axis.width, height, role: 'img'}, $('chart'));
    const hatch = draw('pattern', {id: 'hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)'},
            draw('defs', {}, svg));
    draw('rect', {width: 2.4, height: 6}, hatch);
    drawTurns(svg, height);
    rows.forEach((row, index) => drawRow(svg, row, 18 + index * ROW));
    head = draw('g', {class: 'head'}, svg);
    draw('line', {y1: 6, y2: height}, head);
    draw('path', {d: 'M-6 0H6V7L0 14L-6 7Z'}, head);
}

function drawTurns(svg, height) {
    let free = 0;
    for (let step = 0; step <= last; step++) {
        if (steps.kind[step] !== 'turn.begin') continue;
        const x = step * axis.unit;
        draw('line', {class: 'turn', x1: x, x2: x, y1: 0, y2: height}, svg);
        if (x >= free) {
            const text = draw('text', {class: 'number', x: x + 3, y: 12}, svg);
            text.textContent = steps.turn[step];
            free = x + 12 + 7 * text.textContent.length;
        }
    }
}

function drawRow(svg, row, top) {
    const middle = top + ROW / 2;
    for (const span of row.spans) {
        const x = span.from * axis.unit;
        const width = Math.max(1.5, (span.to - span.from) * axis.unit - 1);
        const style = `${row.band.toLowerCase()} ${span.look}`;
        if (row.band === 'TIMER' || row.band === 'FUTURE') {
            drawWait(svg, row, span, x, x + width, middle);
        } else if (span.look === 'alive') {
            draw('rect', {class: style, x, width, y: middle - 2.5, height: 5}, svg);
        } else {
            draw('rect', {class: style, x, width, y: top + 3, height: ROW - 6, rx: width > 5 ? 3 : 0}, svg);
            if (span.look === 'poll' || span.look === 'waiting') {
                draw('rect', {class: style + ' hatched', x, width, y: top + 3, height: ROW - 6, fill: 'url(#hatch)'}, svg);
            }
            label(svg, row, span, x, width, middle);
        }
    }
    for (const mark of row.marks) drawMark(svg, (mark.step + 0.5) * axis.unit, middle, mark);
}

/** From the moment it is wanted to the moment it is settled: an open end, and one that says how. */
function drawWait(svg, row, span, x, end, y) {
    const style = row.band.toLowerCase();
    draw('line', {class: style + ' pending', x1: x + 4, x2: Math.max(end - 4, x + 4), y1: y, y2: y}, svg);
    draw('circle', {class: style + ' open', cx: x + 4, cy: y, r: 3}, svg);
    if (span.how === 'removed' || span.how === 'failed') {
        draw('path', {class: style + ' cross ' + span.how, d: `M${end - 3} ${y - 3}l6 6m0 -6l-6 6`}, svg);
    } else if (span.how) {
        draw('circle', {class: style + ' settled', cx: end, cy: y, r: 3.6}, svg);
    }
}

function drawMark(svg, x, y, mark) {
    const sign = draw('path', {class: mark.bad ? 'mark bad' : 'mark', d: mark.bad ? `M${x - 4} ${y - 4}l8 8m0 -8l-8 8`
            : `M${x - 4.5} ${y}l4.5 -4.5l4.5 4.5l-4.5 4.5z`}, svg);
    draw('title', {}, sign).textContent = steps.brief[mark.step];
}

function label(svg, row, span, x, width, y) {
    const text = row.band === 'LOOP' ? word('phase.' + span.look.toUpperCase())
            : row.band === 'TASKS' ? steps.on[span.from] + ' ' + (data.objects[steps.on[span.from]]?.[1] ?? '')
            : row.objects > 1 ? span.name : '';
    const fits = fit(text.trim(), width - 8);
    if (fits) draw('text', {class: 'on ' + span.look, x: x + 4, y: y + 4}, svg).textContent = fits;
}

const ruler = document.createElement('canvas').getContext('2d');

/** As much of a text as there is room for, but no less than three letters. */
function fit(text, room) {
    ruler.font = '600 11px ' + getComputedStyle(document.body).fontFamily;
    if (ruler.measureText(text).width <= room) return text;
    let length = Math.min(text.length, Math.floor(room / 4));
    while (length > 2 && ruler.measureText(text.slice(0, length).trim() + '…').width > room) length--;
    return length > 2 ? text.slice(0, length).trim() + '…' : '';
}

addEventListener('DOMContentLoaded', () => {
    $('chart').addEventListener('click', event => {
        const box = $('chart').firstElementChild?.getBoundingClientRect();
        if (box) go(Math.floor((event.clientX - box.left) / axis.unit));
    });
    addEventListener('resize', () => showTimeline(true));
});
