package cgi

import (
	"bufio"
	"io"
	"log"
	"net"
	"net/http"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sort"
	"strconv"
	"strings"
)

// Handler answers each request with what a program prints that is started for it.
type Handler struct {
	Path string // of the program
	Root string // what of a request's path leads to it, "/" if empty
	Dir  string // where it runs; that of the program if empty

	Env        []string // "name=value"
	InheritEnv []string // names whose values it gets from here
	Logger     *log.Logger
	Args       []string
	Stderr     io.Writer

	// PathLocationHandler answers where the program says Location with a path of this server.
	PathLocationHandler http.Handler
}

func (h *Handler) stderr() io.Writer {
	if h.Stderr != nil {
		return h.Stderr
	}
	return os.Stderr
}

var defaultPath = "/bin:/usr/bin:/usr/ucb:/usr/bsd:/usr/local/bin"

// inherited are variables that programs of a system cannot do without.
var inherited = map[string][]string{
	"linux": {"LD_LIBRARY_PATH"}, "freebsd": {"LD_LIBRARY_PATH"}, "darwin": {"DYLD_LIBRARY_PATH"},
}

// variables are what the program is told about the request.
func (h *Handler) variables(req *http.Request, root, rest string) []string {
	port := "80"
	if at := strings.LastIndexByte(req.Host, ':'); at >= 0 && !strings.HasSuffix(req.Host, "]") {
		port = req.Host[at+1:]
	} else if req.TLS != nil {
		port = "443"
	}
	env := []string{
		"SERVER_SOFTWARE=go", "SERVER_PROTOCOL=HTTP/1.1", "HTTP_HOST=" + req.Host, "GATEWAY_INTERFACE=CGI/1.1",
		"REQUEST_METHOD=" + req.Method, "QUERY_STRING=" + req.URL.RawQuery, "REQUEST_URI=" + req.URL.RequestURI(),
		"PATH_INFO=" + rest, "SCRIPT_NAME=" + root, "SCRIPT_FILENAME=" + h.Path, "SERVER_PORT=" + port,
	}
	if ip, port, err := net.SplitHostPort(req.RemoteAddr); err == nil {
		env = append(env, "REMOTE_ADDR="+ip, "REMOTE_HOST="+ip, "REMOTE_PORT="+port)
	} else {
		env = append(env, "REMOTE_ADDR="+req.RemoteAddr, "REMOTE_HOST="+req.RemoteAddr)
	}
	env = append(env, "SERVER_NAME="+req.Host)
	if req.TLS != nil {
		env = append(env, "HTTPS=on")
	}
	for key, values := range req.Header {
		key = strings.Map(func(c rune) rune {
			switch {
			case 'a' <= c && c <= 'z':
				return c - ('a' - 'A')
			case c == '-':
				return '_'
			case c == '=':
				return '_'
			}
			return c
		}, key)
		// A variable of this name would send the program's own requests elsewhere.
		if key == "PROXY" {
			continue
		}
		between := ", "
		if key == "COOKIE" {
			between = "; "
		}
		env = append(env, "HTTP_"+key+"="+strings.Join(values, between))
	}
	if req.ContentLength > 0 {
		env = append(env, "CONTENT_LENGTH="+strconv.FormatInt(req.ContentLength, 10))
	}
	if kind := req.Header.Get("Content-Type"); kind != "" {
		env = append(env, "CONTENT_TYPE="+kind)
	}
	path := os.Getenv("PATH")
	if path == "" {
		path = defaultPath
	}
	env = append(env, "PATH="+path)
	for _, names := range [][]string{h.InheritEnv, inherited[runtime.GOOS]} {
		for _, name := range names {
			if value := os.Getenv(name); value != "" {
				env = append(env, name+"="+value)
			}
		}
	}
	return lastOfEach(append(env, h.Env...))
}

// lastOfEach leaves of several settings of a name the last.
func lastOfEach(env []string) []string {
	at := map[string]int{}
	for i, setting := range env {
		at[strings.SplitN(setting, "=", 2)[0]] = i
	}
	kept := make([]int, 0, len(at))
	for _, i := range at {
		kept = append(kept, i)
	}
	sort.Ints(kept)
	out := make([]string, len(kept))
	for i, j := range kept {
		out[i] = env[j]
	}
	return out
}

// ServeHTTP starts the program.
func (h *Handler) ServeHTTP(rw http.ResponseWriter, req *http.Request) {
	for _, coding := range req.TransferEncoding {
		if coding == "chunked" {
			rw.WriteHeader(http.StatusBadRequest)
			io.WriteString(rw, "Chunked request bodies are not supported by CGI.")
			return
		}
	}
	root, rest := "/", req.URL.Path
	if h.Root != "" && h.Root != "/" {
		root, rest = h.Root, strings.TrimPrefix(rest, h.Root)
	}
	failed := func(err error) {
		rw.WriteHeader(http.StatusInternalServerError)
		h.printf("CGI error: %v", err)
	}
	dir, path := h.Dir, h.Path
	if dir == "" {
		// The program runs where it is.
		dir, path = filepath.Split(h.Path)
		if dir == "" {
			dir = "."
		}
		path = dir + "/" + path
	}
	cmd := &exec.Cmd{
		Path: path, Args: append([]string{h.Path}, h.Args...), Dir: dir, Env: h.variables(req, root, rest), Stderr: h.stderr(),
	}
	if req.ContentLength != 0 {
		cmd.Stdin = req.Body
	}
	printed, err := cmd.StdoutPipe()
	if err != nil {
		failed(err)
		return
	}
	if err = cmd.Start(); err != nil {
		failed(err)
		return
	}
	defer cmd.Wait()
	defer printed.Close()
	out := bufio.NewReaderSize(printed, 1024)
	header, status, ok := h.header(rw, out)
	if !ok {
		return
	}
	if location := header.Get("Location"); location != "" {
		if strings.HasPrefix(location, "/") && h.PathLocationHandler != nil {
			h.elsewhere(rw, req, location)
			return
		}
		if status == 0 {
			status = http.StatusFound
		}
	}
	if status == 0 && header.Get("Content-Type") == "" {
		rw.WriteHeader(http.StatusInternalServerError)
		h.printf("cgi: missing required Content-Type in headers")
		return
	}
	if status == 0 {
		status = http.StatusOK
	}
	for key, values := range header {
		for _, value := range values {
			rw.Header().Add(key, value)
		}
	}
	rw.WriteHeader(status)
	if _, err := io.Copy(rw, out); err != nil {
		h.printf("cgi: copy error: %v", err)
		// Nobody reads: the program need not go on.
		cmd.Process.Kill()
	}
}

// header reads what the program says before its text.
func (h *Handler) header(rw http.ResponseWriter, out *bufio.Reader) (header http.Header, status int, ok bool) {
	header = http.Header{}
	lines, blank := 0, false
	for {
		line, long, err := out.ReadLine()
		if long {
			rw.WriteHeader(http.StatusInternalServerError)
			h.printf("cgi: long header line from subprocess.")
			return nil, 0, false
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			rw.WriteHeader(http.StatusInternalServerError)
			h.printf("cgi: error reading headers: %v", err)
			return nil, 0, false
		}
		if len(line) == 0 {
			blank = true
			break
		}
		lines++
		at := strings.IndexByte(string(line), ':')
		if at < 0 {
			h.printf("cgi: bogus header line: %s", line)
			continue
		}
		key, value := string(line[:at]), textproto.TrimString(string(line[at+1:]))
		if !strings.EqualFold(key, "Status") {
			header.Add(key, value)
			continue
		}
		if len(value) < 3 {
			h.printf("cgi: bogus status (short): %q", value)
			return nil, 0, false
		}
		if status, err = strconv.Atoi(value[:3]); err != nil {
			h.printf("cgi: bogus status: %q", value)
			h.printf("cgi: line was %q", line)
			return nil, 0, false
		}
	}
	if lines == 0 || !blank {
		rw.WriteHeader(http.StatusInternalServerError)
		h.printf("cgi: no headers")
		return nil, 0, false
	}
	return header, status, true
}

// elsewhere answers with what another path of the server gives.
func (h *Handler) elsewhere(rw http.ResponseWriter, req *http.Request, path string) {
	target, err := req.URL.Parse(path)
	if err != nil {
		rw.WriteHeader(http.StatusInternalServerError)
		h.printf("cgi: error resolving local URI path %q: %v", path, err)
		return
	}
	h.PathLocationHandler.ServeHTTP(rw, &http.Request{
		Method: "GET", URL: target, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: http.Header{},
		Host: target.Host, RemoteAddr: req.RemoteAddr, TLS: req.TLS,
	})
}

func (h *Handler) printf(format string, v ...interface{}) {
	say := log.Printf
	if h.Logger != nil {
		say = h.Logger.Printf
	}
	say(format, v...)
}
