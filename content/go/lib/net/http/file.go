// Files: of directories, or any content that can be sought in; ranges, and answers by time and tag.

package http

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/textproto"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"time"
)

// FileSystem has files by names with slashes.
type FileSystem interface {
	Open(name string) (File, error)
}

// File is a file of a FileSystem.
type File interface {
	io.Closer
	io.Reader
	io.Seeker
	Readdir(count int) ([]os.FileInfo, error)
	Stat() (os.FileInfo, error)
}

// Dir is a directory as a FileSystem.
type Dir string

// Open opens a file below the directory.
func (d Dir) Open(name string) (File, error) {
	if strings.IndexByte(name, 0) >= 0 {
		return nil, errors.New("http: invalid character in file path")
	}
	dir := string(d)
	if dir == "" {
		dir = "."
	}
	f, err := os.Open(filepath.Join(dir, filepath.FromSlash(path.Clean("/"+name))))
	if err != nil {
		return nil, err
	}
	return f, nil
}

type fileHandler struct{ root FileSystem }

// FileServer answers with the files of a FileSystem.
func FileServer(root FileSystem) Handler { return &fileHandler{root} }

func (f *fileHandler) ServeHTTP(w ResponseWriter, r *Request) {
	name := r.URL.Path
	if !strings.HasPrefix(name, "/") {
		name = "/" + name
		r.URL.Path = name
	}
	serveFile(w, r, f.root, path.Clean(name), true)
}

// ServeFile answers with a file, or a directory's index.html or list.
func ServeFile(w ResponseWriter, r *Request, name string) {
	for _, part := range strings.FieldsFunc(r.URL.Path, func(c rune) bool { return c == '/' || c == '\\' }) {
		if part == ".." {
			Error(w, "invalid URL path", StatusBadRequest)
			return
		}
	}
	dir, file := filepath.Split(name)
	serveFile(w, r, Dir(dir), file, false)
}

func localRedirect(w ResponseWriter, r *Request, target string) {
	if q := r.URL.RawQuery; q != "" {
		target += "?" + q
	}
	w.Header().Set("Location", target)
	w.WriteHeader(StatusMovedPermanently)
}

func fileError(w ResponseWriter, err error) {
	switch {
	case os.IsNotExist(err):
		Error(w, "404 page not found", StatusNotFound)
	case os.IsPermission(err):
		Error(w, "403 Forbidden", StatusForbidden)
	default:
		Error(w, "500 Internal Server Error", StatusInternalServerError)
	}
}

func serveFile(w ResponseWriter, r *Request, fs FileSystem, name string, redirect bool) {
	const index = "/index.html"
	if strings.HasSuffix(r.URL.Path, index) {
		localRedirect(w, r, "./")
		return
	}
	f, err := fs.Open(name)
	if err != nil {
		fileError(w, err)
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		fileError(w, err)
		return
	}
	if redirect {
		// A directory's name ends with a slash, a file's does not.
		at := r.URL.Path
		if info.IsDir() && !strings.HasSuffix(at, "/") {
			localRedirect(w, r, path.Base(at)+"/")
			return
		}
		if !info.IsDir() && strings.HasSuffix(at, "/") {
			localRedirect(w, r, "../"+path.Base(at))
			return
		}
	}
	if info.IsDir() {
		at := r.URL.Path
		if at == "" || !strings.HasSuffix(at, "/") {
			localRedirect(w, r, path.Base(at)+"/")
			return
		}
		if own, err := fs.Open(strings.TrimSuffix(name, "/") + index); err == nil {
			defer own.Close()
			if ownInfo, err := own.Stat(); err == nil {
				f, info = own, ownInfo
			}
		}
	}
	if info.IsDir() {
		if t := info.ModTime(); checkModifiedSince(r, t) == condFalse {
			notModified(w)
			return
		}
		setLastModified(w, info.ModTime())
		listDirectory(w, r, f)
		return
	}
	serveContent(w, r, info.Name(), info.ModTime(), info.Size(), f)
}

func listDirectory(w ResponseWriter, r *Request, f File) {
	infos, err := f.Readdir(-1)
	if err != nil {
		Error(w, "Error reading directory", StatusInternalServerError)
		return
	}
	sort.Slice(infos, func(i, j int) bool { return infos[i].Name() < infos[j].Name() })
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintf(w, "<pre>\n")
	for _, info := range infos {
		name := info.Name()
		if info.IsDir() {
			name += "/"
		}
		u := url.URL{Path: name}
		fmt.Fprintf(w, "<a href=\"%s\">%s</a>\n", u.String(), htmlReplacer.Replace(name))
	}
	fmt.Fprintf(w, "</pre>\n")
}

// ServeContent answers with content: whole, a part that is asked for, or only
// that it has not changed.
func ServeContent(w ResponseWriter, r *Request, name string, modtime time.Time, content io.ReadSeeker) {
	size, err := content.Seek(0, 2)
	if err == nil {
		_, err = content.Seek(0, 0)
	}
	if err != nil {
		Error(w, "seeker can't seek", StatusInternalServerError)
		return
	}
	serveContent(w, r, name, modtime, size, content)
}

// condition is what comes of a header that makes one.
type condition int

const (
	condNone condition = iota
	condTrue
	condFalse
)

// scanTag cuts an entity tag off.
func scanTag(s string) (tag, rest string) {
	s = textproto.TrimString(s)
	start := 0
	if strings.HasPrefix(s, "W/") {
		start = 2
	}
	if len(s[start:]) < 2 || s[start] != '"' {
		return "", ""
	}
	for i := start + 1; i < len(s); i++ {
		c := s[i]
		switch {
		case c == 0x21 || c >= 0x23 && c <= 0x7e || c >= 0x80:
		case c == '"':
			return s[:i+1], s[i+1:]
		default:
			return "", ""
		}
	}
	return "", ""
}

func strongMatch(a, b string) bool { return a == b && a != "" && a[0] == '"' }
func weakMatch(a, b string) bool {
	return strings.TrimPrefix(a, "W/") == strings.TrimPrefix(b, "W/")
}

func matchTags(list string, own string, same func(a, b string) bool) bool {
	for {
		list = textproto.TrimString(list)
		switch {
		case list == "":
			return false
		case list[0] == ',':
			list = list[1:]
			continue
		case list[0] == '*':
			return true
		}
		tag, rest := scanTag(list)
		if tag == "" {
			return false
		}
		if same(tag, own) {
			return true
		}
		list = rest
	}
}

func isZeroTime(t time.Time) bool { return t.IsZero() || t.Equal(time.Unix(0, 0)) }

func checkModifiedSince(r *Request, modtime time.Time) condition {
	if r.Method != "GET" && r.Method != "HEAD" {
		return condNone
	}
	since := r.Header.Get("If-Modified-Since")
	if since == "" || isZeroTime(modtime) {
		return condNone
	}
	t, err := ParseTime(since)
	if err != nil {
		return condNone
	}
	if modtime = modtime.Truncate(time.Second); modtime.Before(t) || modtime.Equal(t) {
		return condFalse
	}
	return condTrue
}

func setLastModified(w ResponseWriter, modtime time.Time) {
	if !isZeroTime(modtime) {
		w.Header().Set("Last-Modified", modtime.UTC().Format(TimeFormat))
	}
}

func notModified(w ResponseWriter) {
	h := w.Header()
	delete(h, "Content-Type")
	delete(h, "Content-Length")
	delete(h, "Content-Encoding")
	if h.Get("Etag") != "" {
		delete(h, "Last-Modified")
	}
	w.WriteHeader(StatusNotModified)
}

// preconditions answers if the request's conditions say so; else it gives the
// ranges that still count.
func preconditions(w ResponseWriter, r *Request, modtime time.Time) (done bool, ranges string) {
	etag := w.Header().get("Etag")
	held := condNone
	if match := r.Header.Get("If-Match"); match != "" {
		held = condFalse
		if matchTags(match, etag, strongMatch) {
			held = condTrue
		}
	} else if since := r.Header.Get("If-Unmodified-Since"); since != "" && !isZeroTime(modtime) {
		if t, err := ParseTime(since); err == nil {
			held = condFalse
			if m := modtime.Truncate(time.Second); m.Before(t) || m.Equal(t) {
				held = condTrue
			}
		}
	}
	if held == condFalse {
		w.WriteHeader(StatusPreconditionFailed)
		return true, ""
	}
	if none := r.Header.get("If-None-Match"); none != "" {
		if matchTags(none, etag, weakMatch) {
			if r.Method == "GET" || r.Method == "HEAD" {
				notModified(w)
			} else {
				w.WriteHeader(StatusPreconditionFailed)
			}
			return true, ""
		}
	} else if checkModifiedSince(r, modtime) == condFalse {
		notModified(w)
		return true, ""
	}
	ranges = r.Header.get("Range")
	if ranges == "" {
		return false, ""
	}
	if ifRange := r.Header.get("If-Range"); ifRange != "" && (r.Method == "GET" || r.Method == "HEAD") {
		if tag, _ := scanTag(ifRange); tag != "" {
			if !strongMatch(tag, etag) {
				ranges = ""
			}
		} else if t, err := ParseTime(ifRange); modtime.IsZero() || err != nil || t.Unix() != modtime.Unix() {
			ranges = ""
		}
	}
	return false, ranges
}

type httpRange struct{ start, length int64 }

func (r httpRange) contentRange(size int64) string {
	return fmt.Sprintf("bytes %d-%d/%d", r.start, r.start+r.length-1, size)
}

var (
	errNoOverlap = errors.New("invalid range: failed to overlap")
	errRange     = errors.New("invalid range")
)

// parseRange reads a Range header (RFC 7233).
func parseRange(s string, size int64) ([]httpRange, error) {
	if s == "" {
		return nil, nil
	}
	if !strings.HasPrefix(s, "bytes=") {
		return nil, errRange
	}
	var ranges []httpRange
	beyond := false
	for _, part := range strings.Split(s[6:], ",") {
		part = textproto.TrimString(part)
		if part == "" {
			continue
		}
		dash := strings.Index(part, "-")
		if dash < 0 {
			return nil, errRange
		}
		first, last := textproto.TrimString(part[:dash]), textproto.TrimString(part[dash+1:])
		if first == "" {
			// The last bytes, so many.
			if last == "" || last[0] == '-' {
				return nil, errRange
			}
			n, err := strconv.ParseInt(last, 10, 64)
			if n < 0 || err != nil {
				return nil, errRange
			}
			if n > size {
				n = size
			}
			ranges = append(ranges, httpRange{size - n, n})
			continue
		}
		start, err := strconv.ParseInt(first, 10, 64)
		if err != nil || start < 0 {
			return nil, errRange
		}
		if start >= size {
			beyond = true
			continue
		}
		end := size - 1
		if last != "" {
			if end, err = strconv.ParseInt(last, 10, 64); err != nil || start > end {
				return nil, errRange
			}
			if end >= size {
				end = size - 1
			}
		}
		ranges = append(ranges, httpRange{start, end - start + 1})
	}
	if beyond && len(ranges) == 0 {
		return nil, errNoOverlap
	}
	return ranges, nil
}

func serveContent(w ResponseWriter, r *Request, name string, modtime time.Time, size int64, content io.ReadSeeker) {
	setLastModified(w, modtime)
	done, rangeHeader := preconditions(w, r, modtime)
	if done {
		return
	}
	types, known := w.Header()["Content-Type"]
	var contentType string
	if !known {
		contentType = mime.TypeByExtension(filepath.Ext(name))
		if contentType == "" {
			var head [512]byte
			n, _ := io.ReadFull(content, head[:])
			contentType = DetectContentType(head[:n])
			if _, err := content.Seek(0, 0); err != nil {
				Error(w, "seeker can't seek", StatusInternalServerError)
				return
			}
		}
		w.Header().Set("Content-Type", contentType)
	} else if len(types) > 0 {
		contentType = types[0]
	}
	code, length := StatusOK, size
	var body io.Reader = content
	ranges, err := parseRange(rangeHeader, size)
	if err == errNoOverlap && size == 0 {
		ranges, err = nil, nil
	}
	if err != nil {
		if err == errNoOverlap {
			w.Header().Set("Content-Range", fmt.Sprintf("bytes */%d", size))
		}
		Error(w, err.Error(), StatusRequestedRangeNotSatisfiable)
		return
	}
	total := int64(0)
	for _, one := range ranges {
		total += one.length
	}
	if total > size {
		ranges = nil
	}
	switch {
	case len(ranges) == 1:
		if _, err := content.Seek(ranges[0].start, 0); err != nil {
			Error(w, err.Error(), StatusRequestedRangeNotSatisfiable)
			return
		}
		length, code = ranges[0].length, StatusPartialContent
		w.Header().Set("Content-Range", ranges[0].contentRange(size))
	case len(ranges) > 1:
		code = StatusPartialContent
		pr, pw := io.Pipe()
		mw := multipart.NewWriter(pw)
		length = rangesLength(ranges, contentType, size, mw.Boundary())
		w.Header().Set("Content-Type", "multipart/byteranges; boundary="+mw.Boundary())
		body = pr
		defer pr.Close()
		go func() { pw.CloseWithError(writeRanges(mw, ranges, contentType, size, content)) }()
	}
	w.Header().Set("Accept-Ranges", "bytes")
	if w.Header().Get("Content-Encoding") == "" {
		w.Header().Set("Content-Length", strconv.FormatInt(length, 10))
	}
	w.WriteHeader(code)
	if r.Method != "HEAD" {
		io.CopyN(w, body, length)
	}
}

func writeRanges(mw *multipart.Writer, ranges []httpRange, contentType string, size int64, content io.ReadSeeker) error {
	for _, one := range ranges {
		part, err := mw.CreatePart(textproto.MIMEHeader{
			"Content-Range": {one.contentRange(size)}, "Content-Type": {contentType},
		})
		if err != nil {
			return err
		}
		if content == nil {
			continue
		}
		if _, err := content.Seek(one.start, 0); err != nil {
			return err
		}
		if _, err := io.CopyN(part, content, one.length); err != nil {
			return err
		}
	}
	return mw.Close()
}

// counter counts what is written to it.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

func rangesLength(ranges []httpRange, contentType string, size int64, boundary string) int64 {
	var c counter
	mw := multipart.NewWriter(&c)
	mw.SetBoundary(boundary)
	writeRanges(mw, ranges, contentType, size, nil)
	n := int64(c)
	for _, one := range ranges {
		n += one.length
	}
	return n
}

type fileTransport struct{ handler Handler }

// NewFileTransport answers requests of a client with files.
func NewFileTransport(fs FileSystem) RoundTripper { return fileTransport{FileServer(fs)} }

func (t fileTransport) RoundTrip(req *Request) (*Response, error) {
	rw := &fileWriter{header: Header{}, ready: make(chan bool, 1)}
	pr, pw := io.Pipe()
	rw.pw = pw
	res := &Response{Proto: "HTTP/1.0", ProtoMajor: 1, Header: rw.header, Close: true, Body: pr, ContentLength: -1, Request: req}
	go func() {
		t.handler.ServeHTTP(rw, req)
		rw.WriteHeader(StatusOK)
		pw.Close()
	}()
	<-rw.ready
	res.StatusCode = rw.code
	res.Status = fmt.Sprintf("%d %s", rw.code, StatusText(rw.code))
	return res, nil
}

type fileWriter struct {
	header Header
	ready  chan bool
	code   int
	pw     *io.PipeWriter
}

func (w *fileWriter) Header() Header { return w.header }

func (w *fileWriter) WriteHeader(code int) {
	if w.code == 0 {
		w.code = code
		w.ready <- true
	}
}

func (w *fileWriter) Write(p []byte) (int, error) {
	w.WriteHeader(StatusOK)
	return w.pw.Write(p)
}

// Errors that earlier versions gave.
var (
	ErrUnexpectedTrailer    = &ProtocolError{"trailer header without chunked transfer encoding"}
	ErrHeaderTooLong        = &ProtocolError{"header too long"}
	ErrShortBody            = &ProtocolError{"entity body too short"}
	ErrMissingContentLength = &ProtocolError{"missing ContentLength in HEAD response"}
	ErrLineTooLong          = errors.New("http: line too long")
	ErrWriteAfterFlush      = errors.New("unused")
)
