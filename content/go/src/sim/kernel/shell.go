// The shell of the small system that runs in containers, made for this book: lists of commands with ; && and ||, quotes, variables, >&2, while, exit and trap.

package kernel

import (
	"io"
	"strconv"
	"strings"
	"syscall"
)

// shell is one running sh.
type shell struct {
	p      *Process
	vars   map[string]string
	traps  map[syscall.Signal]string
	status int // of the last command
	exited bool
}

// sh runs the text after -c, or the lines of its standard input.
func sh(p *Process) int {
	s := &shell{p: p, vars: make(map[string]string), traps: make(map[syscall.Signal]string)}
	args := p.Args()[1:]
	if len(args) > 1 && args[0] == "-c" {
		s.run(args[1])
		return s.status
	}
	var text string
	buf := make([]byte, 4096)
	for !s.exited {
		n, err := p.Read(buf)
		text += string(buf[:n])
		for !s.exited {
			end := strings.Index(text, "\n")
			if end < 0 {
				break
			}
			s.run(text[:end])
			text = text[end+1:]
		}
		if err == io.EOF {
			s.run(text)
			return s.status
		}
		if err != nil {
			return 1
		}
	}
	return s.status
}

// run executes a text.
func (s *shell) run(text string) {
	words, err := split(text)
	if err != nil {
		complain(s.p, "syntax error: %v", err)
		s.status = 2
		return
	}
	s.list(words)
}

// list executes commands up to the end of the words, and minds what is between them.
func (s *shell) list(words []word) {
	skip := false
	for len(words) > 0 && !s.exited {
		var command []word
		var operator string
		command, operator, words = next(words)
		if !skip && len(command) > 0 {
			s.command(command)
		}
		s.trapped()
		skip = operator == "&&" && s.status != 0 || operator == "||" && s.status == 0
	}
}

// command executes one command: one of the shell's own, or a program.
func (s *shell) command(words []word) {
	if words[0].is("while") {
		s.loop(words[1:])
		return
	}
	args, toStderr := s.expand(words)
	if len(args) == 0 {
		return
	}
	if name, value, ok := assignment(args[0]); ok && len(args) == 1 {
		s.vars[name] = value
		s.status = 0
		return
	}
	switch args[0] {
	case "exit":
		s.exit(args[1:])
	case "trap":
		s.trap(args[1:])
	case ":":
		s.status = 0
	default:
		s.program(args, toStderr)
	}
}

// loop is `while condition; do commands; done`.
func (s *shell) loop(words []word) {
	var condition, body []word
	for i, w := range words {
		if w.is("do") && condition == nil {
			condition, body = words[:i], words[i+1:]
			break
		}
	}
	if n := len(body); n == 0 || !body[n-1].is("done") {
		complain(s.p, "syntax error: while without do or done")
		s.status = 2
		return
	}
	body = body[:len(body)-1]
	for !s.exited {
		s.list(condition)
		if s.exited || s.status != 0 {
			break
		}
		s.list(body)
	}
	if !s.exited {
		s.status = 0
	}
}

func (s *shell) exit(args []string) {
	s.exited = true
	if len(args) == 0 {
		return
	}
	status, err := strconv.Atoi(args[0])
	if err != nil {
		complain(s.p, "exit: Illegal number: %s", args[0])
		status = 2
	}
	s.status = status & 0xff
}

// signalNames is the signals a trap can be set for.
var signalNames = map[string]syscall.Signal{
	"HUP": syscall.SIGHUP, "INT": syscall.SIGINT, "QUIT": syscall.SIGQUIT,
	"TERM": syscall.SIGTERM, "USR1": syscall.SIGUSR1, "USR2": syscall.SIGUSR2,
}

// trap remembers what to do about signals: trap 'command' TERM INT.
func (s *shell) trap(args []string) {
	s.status = 0
	if len(args) < 2 {
		return
	}
	for _, name := range args[1:] {
		sig, known := signalNames[strings.TrimPrefix(name, "SIG")]
		if !known {
			complain(s.p, "trap: %s: bad trap", name)
			s.status = 1
			return
		}
		s.traps[sig] = args[0]
		s.p.Notify(sig)
	}
}

// trapped does what was to be done about the signals that have come.
func (s *shell) trapped() {
	for !s.exited {
		sig := s.p.Pending()
		if sig == 0 {
			return
		}
		status := s.status
		s.run(s.traps[sig])
		if !s.exited {
			s.status = status
		}
	}
}

// program runs a program in a process of its own and waits for it.
func (s *shell) program(args []string, toStderr bool) {
	spec := Spec{Args: args, Env: s.environ()}
	if toStderr {
		spec.Stdout = s.p.spec.Stderr
	}
	child, err := s.p.Spawn(spec)
	if err == ErrKilled {
		s.exited = true
		return
	}
	if err != nil {
		complain(s.p, "%s: not found", args[0])
		s.status = 127
		return
	}
	for {
		status, err := s.p.WaitChild(child)
		if err == ErrInterrupted {
			// A shell hears of a signal at once, but acts when the command is
			// over. This one does not let it wait that long.
			s.trapped()
			if s.exited {
				return
			}
			continue
		}
		if err != nil {
			s.exited = true
		}
		s.status = status
		return
	}
}

// environ is the shell's environment with its own variables.
func (s *shell) environ() []string {
	env := append([]string{}, s.p.Environ()...)
	for name, value := range s.vars {
		env = append(env, name+"="+value)
	}
	return env
}

// word is a piece of a command line. What was quoted is no operator, and what
// was in single quotes has no variables.
type word struct {
	text   string
	quoted bool
	raw    bool
}

func (w word) is(text string) bool { return !w.quoted && w.text == text }

// split makes words of a text. Operators are words.
func split(text string) ([]word, error) {
	var words []word
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == ' ' || c == '\t':
			i++
		case c == '\n':
			words = append(words, word{text: ";"})
			i++
		case strings.HasPrefix(text[i:], "&&"), strings.HasPrefix(text[i:], "||"):
			words = append(words, word{text: text[i : i+2]})
			i += 2
		case c == ';':
			words = append(words, word{text: ";"})
			i++
		default:
			w, n, err := scan(text[i:])
			if err != nil {
				return nil, err
			}
			words = append(words, w)
			i += n
		}
	}
	return words, nil
}

// errQuote says that a quote has no end.
type errQuote string

func (q errQuote) Error() string { return "unterminated quoted string" }

// scan reads one word and says how long it was.
func scan(text string) (w word, n int, err error) {
	for n < len(text) {
		c := text[n]
		switch {
		case c == '\'' || c == '"':
			end := strings.IndexByte(text[n+1:], c)
			if end < 0 {
				return w, n, errQuote(c)
			}
			w.quoted = true
			w.raw = w.raw || c == '\''
			w.text += text[n+1 : n+1+end]
			n += end + 2
		case strings.IndexByte(" \t\n;", c) >= 0,
			strings.HasPrefix(text[n:], "&&"), strings.HasPrefix(text[n:], "||"):
			return w, n, nil
		default:
			w.text += string(c)
			n++
		}
	}
	return w, n, nil
}

// next takes the first command off the words, with the operator behind it. A
// loop is one command, up to its done.
func next(words []word) (command []word, operator string, rest []word) {
	depth := 0
	for i, w := range words {
		switch {
		case w.is("while"):
			depth++
		case w.is("done"):
			depth--
		case depth == 0 && (w.is(";") || w.is("&&") || w.is("||")):
			return words[:i], w.text, words[i+1:]
		}
	}
	return words, "", nil
}

// expand puts values for variables, and takes redirections out.
func (s *shell) expand(words []word) (args []string, toStderr bool) {
	for _, w := range words {
		switch {
		case w.is(">&2"), w.is("1>&2"):
			toStderr = true
		case w.raw:
			args = append(args, w.text)
		default:
			args = append(args, s.substitute(w.text))
		}
	}
	return args, toStderr
}

// substitute replaces $NAME, $? and $$.
func (s *shell) substitute(text string) string {
	var out string
	for {
		i := strings.IndexByte(text, '$')
		if i < 0 || i+1 == len(text) {
			return out + text
		}
		out += text[:i]
		text = text[i+1:]
		switch text[0] {
		case '?':
			out += strconv.Itoa(s.status)
			text = text[1:]
			continue
		case '$':
			out += strconv.Itoa(s.p.Number())
			text = text[1:]
			continue
		}
		n := 0
		for n < len(text) && isNameByte(text[n]) {
			n++
		}
		if n == 0 {
			out += "$"
			continue
		}
		out += s.variable(text[:n])
		text = text[n:]
	}
}

func (s *shell) variable(name string) string {
	if value, set := s.vars[name]; set {
		return value
	}
	return s.p.Getenv(name)
}

func isNameByte(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// assignment takes NAME=value apart.
func assignment(text string) (name, value string, ok bool) {
	i := strings.IndexByte(text, '=')
	if i <= 0 {
		return "", "", false
	}
	for _, c := range []byte(text[:i]) {
		if !isNameByte(c) {
			return "", "", false
		}
	}
	return text[:i], text[i+1:], true
}
