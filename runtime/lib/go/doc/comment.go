package doc

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is a part of a comment.
type block struct {
	kind  int
	lines []string
}

const (
	paragraph = iota
	heading
	code
)

func indented(line string) bool { return line != "" && (line[0] == ' ' || line[0] == '\t') }

// blocks parts a comment: indented lines are code, lines between blank ones that look like it headings,
// the rest paragraphs.
func blocks(text string) []block {
	var list []block
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i := range lines {
		if strings.TrimSpace(lines[i]) == "" {
			lines[i] = ""
		}
	}
	for i := 0; i < len(lines); {
		if lines[i] == "" {
			i++
			continue
		}
		from := i
		if indented(lines[i]) {
			for i < len(lines) && (lines[i] == "" || indented(lines[i])) {
				i++
			}
			end := i
			for lines[end-1] == "" {
				end--
			}
			list = append(list, block{code, unindented(lines[from:end])})
			continue
		}
		for i < len(lines) && lines[i] != "" && !indented(lines[i]) {
			i++
		}
		b := block{paragraph, lines[from:i]}
		// Headings have a paragraph before and after them.
		alone := i == from+1 && from > 0 && lines[from-1] == "" && len(list) > 0 && list[len(list)-1].kind == paragraph
		if alone && i+1 < len(lines) && lines[i] == "" && lines[i+1] != "" && !indented(lines[i+1]) && isHeading(lines[from]) {
			b.kind = heading
		}
		list = append(list, b)
	}
	return list
}

// unindented takes away what all lines begin with.
func unindented(lines []string) []string {
	common := lines[0][:len(lines[0])-len(strings.TrimLeft(lines[0], " \t"))]
	for _, line := range lines {
		for line != "" && !strings.HasPrefix(line, common) {
			common = common[:len(common)-1]
		}
	}
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = strings.TrimPrefix(line, common)
	}
	return out
}

// isHeading: a capital letter at the beginning, a letter or number at the end, and no punctuation between
// but for parentheses, commas, an apostrophe before s and a period inside a word.
func isHeading(line string) bool {
	line = strings.TrimSpace(line)
	first, _ := utf8.DecodeRuneInString(line)
	last, _ := utf8.DecodeLastRuneInString(line)
	if !unicode.IsUpper(first) || !unicode.IsLetter(last) && !unicode.IsDigit(last) {
		return false
	}
	if strings.ContainsAny(line, ";:!?+*/=[]{}_^°&§~%#@<\">\\") {
		return false
	}
	for rest := line; ; {
		i := strings.IndexByte(rest, '\'')
		if i < 0 {
			break
		}
		if rest = rest[i+1:]; rest != "s" && !strings.HasPrefix(rest, "s ") {
			return false
		}
	}
	for rest := line; ; {
		i := strings.IndexByte(rest, '.')
		if i < 0 {
			return true
		}
		if rest = rest[i+1:]; rest == "" || rest[0] == ' ' {
			return false
		}
	}
}

var address = regexp.MustCompile(`(https?|ftp|file|gopher|mailto|nntp)://[a-zA-Z0-9_@\-.\[\]:]+([.,:;?!/]*[a-zA-Z0-9$'()*+&#=@~_/\-\[\]%])*`)

// quotes are typographic ones.
var quotes = strings.NewReplacer("``", "\u201c", "''", "\u201d")

// safe are HTML's names of what means something in it.
var safe = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&apos;")

func escape(w io.Writer, text string) { safe.WriteString(w, quotes.Replace(text)) }

// wordsOf writes a line with its words: those that are in the map are set off, with a link if there is one.
func wordsOf(w io.Writer, line string, words map[string]string) {
	part := func(c rune) bool { return c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c) }
	for line != "" {
		at := strings.IndexFunc(line, part)
		if at < 0 {
			at = len(line)
		}
		escape(w, line[:at])
		line = line[at:]
		end := strings.IndexFunc(line, func(c rune) bool { return !part(c) })
		if end < 0 {
			end = len(line)
		}
		word := line[:end]
		line = line[end:]
		link, there := words[word]
		switch {
		case there && link != "":
			fmt.Fprintf(w, `<a href="%s"><i>%s</i></a>`, safe.Replace(link), safe.Replace(word))
		case there:
			fmt.Fprintf(w, "<i>%s</i>", safe.Replace(word))
		default:
			escape(w, word)
		}
	}
}

// balanced leaves out what comes after a closing parenthesis or bracket that none opens.
func balanced(link string) string {
	depth := 0
	for i, c := range link {
		switch c {
		case '(', '[':
			depth++
		case ')', ']':
			if depth--; depth < 0 {
				return link[:i]
			}
		}
	}
	return link
}

func emphasized(w io.Writer, text string, words map[string]string) {
	for text != "" {
		at := address.FindStringIndex(text)
		if at == nil {
			break
		}
		link := balanced(text[at[0]:at[1]])
		wordsOf(w, text[:at[0]], words)
		address := safe.Replace(link)
		fmt.Fprintf(w, `<a href="%s">%s</a>`, address, address)
		text = text[at[0]+len(link):]
	}
	wordsOf(w, text, words)
}

// ToHTML writes a comment as HTML; words of the map are set off, with links where it has some.
func ToHTML(w io.Writer, text string, words map[string]string) {
	for _, b := range blocks(text) {
		switch b.kind {
		case paragraph:
			io.WriteString(w, "<p>")
			emphasized(w, strings.Join(b.lines, "\n"), words)
			io.WriteString(w, "\n")
		case heading:
			var id []rune
			for _, c := range b.lines[0] {
				if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
					c = '_'
				}
				id = append(id, c)
			}
			fmt.Fprintf(w, `<h3 id="hdr-%s">`, string(id))
			escape(w, b.lines[0])
			io.WriteString(w, "</h3>\n")
		case code:
			io.WriteString(w, "<pre>")
			safe.WriteString(w, strings.Join(b.lines, "\n")+"\n")
			io.WriteString(w, "</pre>\n")
		}
	}
}

// ToText writes a comment with lines of a width: indent stands before each, preIndent before those of code.
func ToText(w io.Writer, text string, indent, preIndent string, width int) {
	for i, b := range blocks(text) {
		if i > 0 {
			io.WriteString(w, "\n")
		}
		switch b.kind {
		case code:
			for _, line := range b.lines {
				if line != "" {
					line = preIndent + line
				}
				io.WriteString(w, line+"\n")
			}
			continue
		case heading:
			io.WriteString(w, indent+"# "+b.lines[0]+"\n")
			continue
		}
		length := 0
		for _, word := range strings.Fields(quotes.Replace(strings.Join(b.lines, "\n"))) {
			size := utf8.RuneCountInString(word)
			switch {
			case length == 0:
				io.WriteString(w, indent)
			case length+1+size > width:
				io.WriteString(w, "\n"+indent)
				length = 0
			default:
				io.WriteString(w, " ")
				length++
			}
			io.WriteString(w, word)
			length += size
		}
		io.WriteString(w, "\n")
	}
}
