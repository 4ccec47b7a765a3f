// The lesson: one stop at a time, beside the panes it talks about.

const stops = data.lesson ? data.lesson.chapters.flatMap((chapter, index) =>
        chapter.stops.map((stop, place) => ({...stop, chapter, first: place === 0}))) : [];
const ELEMENTS = new Set(['p', 'h4', 'ul', 'ol', 'li', 'blockquote', 'em', 'strong', 'code', 'pre', 'br']);
let stopHere = -1;

/** Text of a lesson: only elements that are known, and links that lead to pages. */
function prose(into, tree) {
    for (const piece of tree) {
        if (typeof piece === 'string') {
            into.append(...tell(document.createElement('span'), piece).childNodes);
            continue;
        }
        const [name, address, inner] = piece;
        if (name === 'a' && /^(https?|mailto):/i.test(address)) {
            const made = element('a', 'away');
            made.href = address;
            made.rel = 'noopener noreferrer';
            into.append(prose(made, inner));
        } else if (ELEMENTS.has(name)) {
            into.append(prose(document.createElement(name), inner));
        } else {
            prose(into, inner);
        }
    }
    return into;
}

function block(its, step) {
    if (its.sort === 'text') return prose(element('div', 'prose'), its.prose);
    if (its.sort === 'figure') {
        const made = element('figure');
        made.append(...its.sections.map(index => section(data.titles[index], data.sections[steps.state[step][index]])));
        return made;
    }
    return question(its);
}

/** A wrong choice is answered with the reason why not; the right one leads to the step that shows it. */
function question(its) {
    const made = element('div', 'question');
    made.append(prose(element('div', 'prose'), its.prose), element('p', 'asks', its.asks));
    const said = element('p', 'answer');
    said.setAttribute('role', 'status');
    const answer = () => said.replaceChildren(...tell(document.createElement('span'), steps.says[its.answer] ?? '').childNodes, ' ',
            link(its.answer, 'at', word('step.at', its.answer)));
    const buttons = (its.choices.length ? its.choices : [[word('answer'), '']]).map(([text, why], index) => {
        const button = element('button', 'choice', text);
        button.addEventListener('click', () => {
            const right = its.right < 0 || index === its.right;
            button.classList.add(right ? 'right' : 'wrong');
            if (right) answer();
            else tell(said, word('wrong') + ' ' + why);
        });
        return button;
    });
    made.append(...buttons, said);
    return made;
}

/** Stop 0 is the way in: what the lesson is about, and what is in it. */
function goStop(number) {
    if (!data.lesson || number === stopHere || number < 0 || number > stops.length) return;
    stopHere = number;
    showLeft('lesson');
    if (document.body.dataset.pane === 'walk') showPane('lesson');
    const stop = stops[number - 1];
    $('told').replaceChildren(...(stop ? showStop(stop) : showContents()));
    tell($('stop-where'), number === 0 ? '' : word('stop.where', number, stops.length));
    $('stop-back').setAttribute('aria-disabled', number === 0);
    $('stop-next').setAttribute('aria-disabled', number === stops.length);
    soon('lesson', () => $('told').scrollTop = 0);
    if (stop) go(stop.step);
    remember();
}

function showStop(stop) {
    const before = stop.first ? stop.chapter.blocks.map(it => block(it, -1)) : [];
    return [element('p', 'chapter', stop.chapter.title), ...before, element('h3', '', stop.title),
        link(stop.step, 'chip', word('step.at', stop.step)), ...stop.blocks.map(it => block(it, stop.step))];
}

function showContents() {
    let number = 0;
    const contents = data.lesson.chapters.flatMap(chapter => {
        const list = element('ol', 'contents');
        for (const stop of chapter.stops) {
            const item = document.createElement('li');
            const entry = element('a', '', stop.title);
            entry.href = '#stop=' + ++number;
            item.append(entry);
            list.append(item);
        }
        return [element('h4', '', chapter.title), list];
    });
    return [element('h3', '', data.lesson.title), ...data.lesson.blocks.map(it => block(it, -1)), ...contents];
}

/** Where there is room for both, lesson and walk share a place. */
function showLeft(id) {
    document.body.dataset.left = id;
}

function layLesson() {
    document.body.dataset.left = 'walk';
    $('to-lesson').hidden = !data.lesson;
    if (!data.lesson) {
        $('lesson').remove();
        return;
    }
    $('to-walk').addEventListener('click', () => {
        showLeft('walk');
        showWalk();
    });
    $('to-lesson').addEventListener('click', () => showLeft('lesson'));
    $('stop-back').addEventListener('click', () => goStop(stopHere - 1));
    $('stop-next').addEventListener('click', () => goStop(stopHere + 1));
}

function stopInAddress(hash = location.hash) {
    const found = /[#&]stop=(\d{1,5})$/.exec(hash);
    return found ? Number(found[1]) : null;
}
