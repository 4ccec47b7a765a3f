package dev.loopglass.lesson;

import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;

/// A text in Markdown: paragraphs, small headings, lists, quotations, code, emphasis and links. Nothing else is in it:
/// pictures, HTML and links that run something are taken out as it is read, so it can be shown as it is.
public final class Prose {
    private static final HtmlRenderer HTML = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private final Node document;

    Prose(Node document) {
        this.document = document;
    }

    /// Its blocks are the children of this one. Not to be changed.
    public Node document() {
        return document;
    }

    public boolean isEmpty() {
        return document.getFirstChild() == null;
    }

    /// As HTML that has no attribute or address that could do harm.
    public String html() {
        return HTML.render(document);
    }

    /// As it reads without any marks, a paragraph in one line each.
    public String plain() {
        return Plain.of(document);
    }

    @Override
    public String toString() {
        return plain();
    }
}
