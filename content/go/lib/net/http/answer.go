// The ResponseWriter of a server: status line, headers in their order, chunks or a length.

package http

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
)

// bufferBeforeChunking is how much of a body is held back: one that ends within
// it is sent with its length, a longer one in chunks.
const bufferBeforeChunking = 2048

// response is a ResponseWriter. What a handler writes goes through w, a buffer,
// then through cw, which sends the header first and makes chunks, to the
// connection's own buffer.
type response struct {
	conn    *conn
	req     *Request
	reqBody io.ReadCloser
	w       *bufio.Writer
	cw      chunkWriter

	header        Header
	calledHeader  bool // header may be changed by the handler
	wroteHeader   bool // the status is decided
	status        int
	written       int64
	contentLength int64 // as the handler declared it, or -1
	handlerDone   bool

	cancel func() // ends the request's context

	wants10KeepAlive    bool
	closeAfterReply     bool
	requestBodyLimitHit bool
	wroteContinue       bool

	notify struct {
		sync.Mutex
		ch   chan bool
		sent bool
	}
}

// Header gives the header that will be sent.
func (w *response) Header() Header {
	if w.cw.header == nil && w.wroteHeader && !w.cw.wroteHeader {
		// It is decided but not sent yet: the handler gets its own copy.
		w.cw.header = w.header.Clone()
	}
	w.calledHeader = true
	return w.header
}

// WriteHeader decides the status.
func (w *response) WriteHeader(code int) {
	if w.conn.isHijacked() {
		w.conn.server.logf("http: response.WriteHeader on hijacked connection from %s", callerOfPackage())
		return
	}
	if w.wroteHeader {
		w.conn.server.logf("http: superfluous response.WriteHeader call from %s", callerOfPackage())
		return
	}
	if code < 100 || code > 999 {
		panic(fmt.Sprintf("invalid WriteHeader code %v", code))
	}
	if code < 200 && code != StatusSwitchingProtocols {
		w.inform(code)
		return
	}
	w.wroteHeader = true
	w.status = code
	if w.calledHeader && w.cw.header == nil {
		w.cw.header = w.header.Clone()
	}
	if declared := w.header.get("Content-Length"); declared != "" {
		length, err := strconv.ParseInt(declared, 10, 64)
		if err != nil || length < 0 {
			w.conn.server.logf("http: invalid Content-Length of %q", declared)
			w.header.Del("Content-Length")
			return
		}
		w.contentLength = length
	}
}

// inform sends a status that is not the last one.
func (w *response) inform(code int) {
	if code == StatusContinue {
		w.wroteContinue = true
	}
	w.writeStatusLine(w.conn.bufw, code)
	w.header.WriteSubset(w.conn.bufw, map[string]bool{"Content-Length": true, "Transfer-Encoding": true})
	io.WriteString(w.conn.bufw, "\r\n")
	w.conn.bufw.Flush()
}

func (w *response) writeStatusLine(bw *bufio.Writer, code int) {
	version := "HTTP/1.0 "
	if w.req.ProtoAtLeast(1, 1) {
		version = "HTTP/1.1 "
	}
	text := StatusText(code)
	if text == "" {
		text = "status code " + strconv.Itoa(code)
	}
	io.WriteString(bw, version)
	fmt.Fprintf(bw, "%03d %s\r\n", code, text)
}

// callerOfPackage says where outside this package the running call comes from.
func callerOfPackage() string {
	for i := 1; ; i++ {
		pc, file, line, ok := runtime.Caller(i)
		if !ok {
			return "unknown"
		}
		if name := runtime.FuncForPC(pc).Name(); !strings.HasPrefix(name, "net/http.") {
			return fmt.Sprintf("%s (%s:%d)", name, file[strings.LastIndex(file, "/")+1:], line)
		}
	}
}

func (w *response) Write(p []byte) (int, error)             { return w.write(len(p), p, "") }
func (w *response) WriteString(s string) (n int, err error) { return w.write(len(s), nil, s) }

func (w *response) write(n int, p []byte, s string) (int, error) {
	if w.conn.isHijacked() {
		if n > 0 {
			w.conn.server.logf("http: response.Write on hijacked connection from %s", callerOfPackage())
		}
		return 0, ErrHijacked
	}
	if !w.wroteHeader {
		w.WriteHeader(StatusOK)
	}
	if n == 0 {
		return 0, nil
	}
	if !bodyAllowedForStatus(w.status) {
		return 0, ErrBodyNotAllowed
	}
	w.written += int64(n)
	if w.contentLength != -1 && w.written > w.contentLength {
		return 0, ErrContentLength
	}
	if p != nil {
		return w.w.Write(p)
	}
	return w.w.WriteString(s)
}

// ReadFrom writes what src holds. To a connection that could copy by itself the
// beginning is sent first, so that its type can be guessed.
func (w *response) ReadFrom(src io.Reader) (n int64, err error) {
	if _, ok := w.conn.rwc.(io.ReaderFrom); ok && !w.cw.wroteHeader {
		n, err = io.Copy(onlyWriter{w}, io.LimitReader(src, sniffLen))
		if err != nil || n < sniffLen {
			return n, err
		}
		w.w.Flush()
		w.cw.flush()
	}
	m, err := io.Copy(onlyWriter{w}, src)
	return n + m, err
}

// onlyWriter hides ReadFrom.
type onlyWriter struct{ io.Writer }

// Flush sends what has been written so far.
func (w *response) Flush() {
	if !w.wroteHeader {
		w.WriteHeader(StatusOK)
	}
	w.w.Flush()
	w.cw.flush()
}

// Hijack gives the connection to the handler.
func (w *response) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	if w.handlerDone {
		panic("net/http: Hijack called after ServeHTTP finished")
	}
	if w.wroteHeader {
		w.cw.flush()
	}
	return w.conn.hijack()
}

// CloseNotify gives a channel that gets a value when the client goes away. It
// is known only once the body of the request has been read.
func (w *response) CloseNotify() <-chan bool {
	if w.handlerDone {
		panic("net/http: CloseNotify called after ServeHTTP finished")
	}
	w.notify.Lock()
	defer w.notify.Unlock()
	if w.notify.ch != nil {
		return w.notify.ch
	}
	w.notify.ch = make(chan bool, 1)
	watch := func() { w.conn.r.watch(w.gone) }
	if b, ok := w.reqBody.(*body); ok && !b.sawEOF {
		b.onEOF = watch
	} else {
		watch()
	}
	return w.notify.ch
}

func (w *response) gone() {
	if w.cancel != nil {
		w.cancel()
	}
	w.notify.Lock()
	defer w.notify.Unlock()
	if !w.notify.sent {
		w.notify.sent = true
		w.notify.ch <- true
	}
}

// prepareExpectation: a client may wait for a go-ahead before it sends its
// body. It gets that when the handler first reads. Any other expectation
// can't be met.
func (w *response) prepareExpectation() bool {
	if w.req.expectsContinue() {
		if w.req.ProtoAtLeast(1, 1) && w.req.ContentLength != 0 {
			w.req.Body = &continueReader{w: w, rest: w.reqBody}
		}
		return true
	}
	return w.req.Header.get("Expect") == ""
}

type continueReader struct {
	w      *response
	rest   io.ReadCloser
	closed bool
	sawEOF bool
}

func (r *continueReader) Read(p []byte) (int, error) {
	if r.closed {
		return 0, ErrBodyReadAfterClose
	}
	if !r.w.wroteContinue && !r.w.conn.isHijacked() && !r.w.wroteHeader {
		r.w.wroteContinue = true
		io.WriteString(r.w.conn.bufw, "HTTP/1.1 100 Continue\r\n\r\n")
		r.w.conn.bufw.Flush()
	}
	n, err := r.rest.Read(p)
	if err == io.EOF {
		r.sawEOF = true
	}
	return n, err
}

func (r *continueReader) Close() error {
	r.closed = true
	return r.rest.Close()
}

// requestTooLarge is called when a handler's limit for the request's body is hit.
func (w *response) requestTooLarge() {
	w.closeAfterReply = true
	w.requestBodyLimitHit = true
	if !w.wroteHeader {
		w.Header().Set("Connection", "close")
	}
}

// finishRequest sends what is still held back.
func (w *response) finishRequest() {
	w.handlerDone = true
	if !w.wroteHeader {
		w.WriteHeader(StatusOK)
	}
	w.w.Flush()
	w.cw.close()
	w.conn.bufw.Flush()
	w.conn.r.stopWatching()
	w.reqBody.Close()
}

// keepsConnection tells whether another request can follow on the connection.
func (w *response) keepsConnection() bool {
	if w.closeAfterReply || w.conn.werr != nil || w.closedBodyEarly() {
		return false
	}
	short := w.contentLength != -1 && w.contentLength != w.written
	return !short || w.req.Method == "HEAD" || !bodyAllowedForStatus(w.status)
}

func (w *response) closedBodyEarly() bool {
	b, ok := w.reqBody.(*body)
	return ok && b.closedEarly
}

// chunkWriter sends the header before the first bytes of the body.
type chunkWriter struct {
	res         *response
	header      Header // as it was at WriteHeader; nil: the response's own
	wroteHeader bool
	chunking    bool
}

func (cw *chunkWriter) Write(p []byte) (int, error) {
	if !cw.wroteHeader {
		cw.writeHeader(p)
	}
	if cw.res.req.Method == "HEAD" {
		return len(p), nil // counted, not sent
	}
	bw := cw.res.conn.bufw
	if !cw.chunking {
		return bw.Write(p)
	}
	if err := writeChunk(bw, p); err != nil {
		cw.res.conn.rwc.Close()
		return 0, err
	}
	return len(p), nil
}

func (cw *chunkWriter) flush() {
	if !cw.wroteHeader {
		cw.writeHeader(nil)
	}
	cw.res.conn.bufw.Flush()
}

func (cw *chunkWriter) close() {
	if !cw.wroteHeader {
		cw.writeHeader(nil)
	}
	if cw.chunking {
		io.WriteString(cw.res.conn.bufw, "0\r\n")
		cw.writeTrailers()
		io.WriteString(cw.res.conn.bufw, "\r\n")
	}
}

// TrailerPrefix in front of a key makes a handler's header a trailer: it is
// sent after the body.
const TrailerPrefix = "Trailer:"

func (cw *chunkWriter) writeTrailers() {
	trailers := Header{}
	for key, values := range cw.res.header {
		if strings.HasPrefix(key, TrailerPrefix) {
			trailers[strings.TrimPrefix(key, TrailerPrefix)] = values
		}
	}
	for _, key := range declaredTrailers(cw.header) {
		if values, ok := cw.res.header[key]; ok {
			trailers[key] = values
		}
	}
	trailers.Write(cw.res.conn.bufw)
}

// declaredTrailers lists the keys that a header's Trailer announces.
func declaredTrailers(header Header) []string {
	var keys []string
	for _, line := range header["Trailer"] {
		for _, key := range strings.Split(line, ",") {
			key = CanonicalHeaderKey(trim(key))
			if key != "" && key != "Transfer-Encoding" && key != "Content-Length" && key != "Trailer" {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// serverHeader is what the server adds; it stands after the handler's own
// headers, in this order.
type serverHeader struct {
	date             string
	contentLength    string
	contentType      string
	connection       string
	transferEncoding string
}

func (h *serverHeader) write(w io.Writer) {
	for _, line := range [...][2]string{
		{"Date", h.date},
		{"Content-Length", h.contentLength},
		{"Content-Type", h.contentType},
		{"Connection", h.connection},
		{"Transfer-Encoding", h.transferEncoding},
	} {
		if line[1] != "" {
			io.WriteString(w, line[0]+": "+line[1]+"\r\n")
		}
	}
}

// writeHeader sends status line and header. p is the beginning of the body: the
// whole of it, if the handler is done.
func (cw *chunkWriter) writeHeader(p []byte) {
	w := cw.res
	cw.wroteHeader = true
	header := cw.header
	if header == nil {
		header = w.header
		cw.header = header
	}
	var added serverHeader
	exclude := map[string]bool{}
	trailers := len(declaredTrailers(header)) > 0
	for key := range header {
		if strings.HasPrefix(key, TrailerPrefix) {
			exclude[key] = true
			trailers = true
		}
	}
	for _, key := range declaredTrailers(header) {
		exclude[key] = true
	}
	encoding := header.get("Transfer-Encoding")
	isHEAD := w.req.Method == "HEAD"
	hasBody := bodyAllowedForStatus(w.status)
	keepsAlive := w.conn.server.keepsAlive()

	// All there is to send is here: its length is known.
	if w.handlerDone && !trailers && hasBody && !header.has("Content-Length") && encoding == "" && (!isHEAD || len(p) > 0) {
		w.contentLength = int64(len(p))
		added.contentLength = strconv.Itoa(len(p))
	}
	hasLength := w.contentLength != -1
	if w.wants10KeepAlive && keepsAlive && (isHEAD || hasLength || !hasBody) && !header.has("Connection") {
		added.connection = "keep-alive"
	}
	if w.req.Close || header.get("Connection") == "close" || !keepsAlive {
		w.closeAfterReply = true
	}
	if w.cannotSkipBody() {
		exclude["Connection"] = true
		added.connection = "close"
	}
	if hasBody {
		if encoding == "" && header.get("Content-Encoding") == "" && !header.has("Content-Type") && len(p) > 0 {
			added.contentType = DetectContentType(p)
		}
	} else {
		exclude["Transfer-Encoding"] = true
		exclude["Content-Length"] = true
		if w.status == StatusNotModified {
			exclude["Content-Type"] = true
		}
	}
	if !header.has("Date") {
		added.date = time.Now().UTC().Format(TimeFormat)
	}
	if hasLength && encoding != "" && encoding != "identity" {
		w.conn.server.logf("http: WriteHeader called with both Transfer-Encoding of %q and a Content-Length of %d", encoding, w.contentLength)
		exclude["Content-Length"] = true
		hasLength = false
	}
	switch {
	case isHEAD || !hasBody || hasLength:
		exclude["Transfer-Encoding"] = true
	case w.req.ProtoAtLeast(1, 1) && encoding == "identity":
		w.closeAfterReply = true
		exclude["Transfer-Encoding"] = true
	case w.req.ProtoAtLeast(1, 1):
		cw.chunking = true
		added.transferEncoding = "chunked"
		exclude["Transfer-Encoding"] = encoding == "chunked"
		exclude["Content-Length"] = true
	default:
		// HTTP/1.0 has no chunks: the body ends with the connection.
		w.closeAfterReply = true
		exclude["Transfer-Encoding"] = true
	}
	if w.closeAfterReply && (!keepsAlive || !hasToken(header.get("Connection"), "close")) {
		exclude["Connection"] = true
		added.connection = ""
		if w.req.ProtoAtLeast(1, 1) {
			added.connection = "close"
		}
	}
	w.writeStatusLine(w.conn.bufw, w.status)
	header.WriteSubset(w.conn.bufw, exclude)
	added.write(w.conn.bufw)
	io.WriteString(w.conn.bufw, "\r\n")
}

// cannotSkipBody reads what the handler left of the request's body, since the
// next request comes after it. It is true if that is too much.
func (w *response) cannotSkipBody() bool {
	if w.req.ContentLength == 0 || w.closeAfterReply {
		return false
	}
	switch b := w.req.Body.(type) {
	case *continueReader:
		if !b.sawEOF {
			// Whether the client sends the rest is not known.
			w.closeAfterReply = true
			return false
		}
	case *body:
		if b.closed {
			w.closeAfterReply = w.closeAfterReply || !b.sawEOF
			return false
		}
		if b.unread() > discardLimit {
			w.closeAfterReply = true
			return true
		}
	}
	n, err := io.CopyN(discard{}, w.reqBody, discardLimit+1)
	switch {
	case n > discardLimit:
		w.closeAfterReply = true
		return true
	case err == io.EOF:
		w.reqBody.Close()
	case err != ErrBodyReadAfterClose:
		w.closeAfterReply = true
	}
	return false
}
