package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/ioutil"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"sort"
	"strings"
	"time"
)

type pool struct{ lent, back int }

func (p *pool) Get() []byte  { p.lent++; return make([]byte, 7) }
func (p *pool) Put(b []byte) { p.back++ }

func main() {
	backend := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/base/headers":
			w.Header().Set("Connection", "X-Hop")
			w.Header().Set("X-Hop", "1")
			w.Header().Set("X-End", "2")
			var keys []string
			for k := range r.Header {
				keys = append(keys, k)
			}
			sort.Strings(keys)
			for _, k := range keys {
				fmt.Fprintln(w, k, r.Header[k])
			}
			fmt.Fprintln(w, r.URL)
		case "/base/slow":
			w.(http.Flusher).Flush()
			for i := 0; i < 3; i++ {
				fmt.Fprintf(w, "part %d\n", i)
				w.(http.Flusher).Flush()
				time.Sleep(30 * time.Millisecond)
			}
		case "/base/trailers":
			w.Header().Set("Trailer", "X-Sum")
			fmt.Fprint(w, "body")
			w.Header().Set("X-Sum", "4")
			w.Header().Set(http.TrailerPrefix+"X-More", "5")
		case "/base/broken":
			c, _, _ := w.(http.Hijacker).Hijack()
			fmt.Fprint(c, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
			c.Close()
		case "/base/upgrade":
			c, rw, _ := w.(http.Hijacker).Hijack()
			fmt.Fprint(c, "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: echo\r\n\r\n")
			line, _ := rw.ReadString('\n')
			fmt.Fprint(c, "back: "+line)
			c.Close()
		}
	}))
	defer backend.Close()
	target, _ := url.Parse(backend.URL + "/base")
	proxy := httputil.NewSingleHostReverseProxy(target)
	buffers := &pool{}
	proxy.BufferPool = buffers
	proxy.FlushInterval = 5 * time.Millisecond
	var complaints bytes.Buffer
	proxy.ErrorLog = log.New(&complaints, "proxy ", 0)
	front := httptest.NewServer(proxy)
	defer front.Close()
	front.Config.ErrorLog = log.New(ioutil.Discard, "", 0)

	get := func(path string, header ...string) {
		req, _ := http.NewRequest("GET", front.URL+path, nil)
		for i := 0; i < len(header); i += 2 {
			req.Header.Set(header[i], header[i+1])
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			fmt.Println(path, err.(*url.Error).Err)
			return
		}
		body, err := ioutil.ReadAll(res.Body)
		res.Body.Close()
		fmt.Println(path, res.StatusCode, res.Header["X-Hop"], res.Header["X-End"], res.ContentLength, res.Trailer, err)
		fmt.Println(string(body))
	}
	get("/headers?a=b", "Connection", "X-Mine, keep-alive", "X-Mine", "1", "X-Kept", "2", "Te", "trailers", "User-Agent", "me", "X-Forwarded-For", "1.2.3.4")
	get("/slow")
	get("/trailers")
	get("/broken")
	fmt.Println(strings.Replace(complaints.String(), backend.URL, "", -1), buffers.lent == buffers.back, buffers.lent)
	complaints.Reset()

	conn, err := net.Dial("tcp", front.Listener.Addr().String())
	fmt.Fprint(conn, "GET /upgrade HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n")
	r := bufio.NewReader(conn)
	res, err := http.ReadResponse(r, nil)
	fmt.Println(res.StatusCode, res.Header.Get("Upgrade"), err)
	fmt.Fprint(conn, "hello\n")
	line, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	conn.Close()

	proxy.ModifyResponse = func(*http.Response) error { return errors.New("not this one") }
	get("/headers")
	fmt.Print(complaints.String())
	proxy.ErrorHandler = func(w http.ResponseWriter, r *http.Request, err error) { http.Error(w, err.Error(), 418) }
	get("/headers")

	chunked()
	byHand()
}

func chunked() {
	var b bytes.Buffer
	w := httputil.NewChunkedWriter(&b)
	fmt.Fprint(w, "hello, ")
	w.Write(nil)
	fmt.Fprint(w, strings.Repeat("w", 20))
	w.Close()
	fmt.Printf("%q\n", b.String())
	all, err := ioutil.ReadAll(httputil.NewChunkedReader(&b))
	fmt.Println(string(all), err)
	for _, bad := range []string{"5\r\nhello\r\n", "5\r\nhelloXX0\r\n", "zz\r\n", "", "5;name=x\r\nhello\r\n0\r\nrest", "11111111111111111\r\n", strings.Repeat("a", 5000), "2\r\nab"} {
		all, err := ioutil.ReadAll(httputil.NewChunkedReader(strings.NewReader(bad)))
		fmt.Printf("%q %v\n", all, err)
	}
}

func byHand() {
	ours, theirs := net.Pipe()
	said := make(chan string, 2)
	go func() {
		cc := httputil.NewProxyClientConn(theirs, nil)
		for _, path := range []string{"/a", "/b"} {
			req, _ := http.NewRequest("GET", "http://host"+path, nil)
			req.Close = path == "/b"
			res, err := cc.Do(req)
			body, _ := ioutil.ReadAll(res.Body)
			said <- fmt.Sprintln("client", res.Status, string(body), err)
		}
		cc.Close()
	}()
	sc := httputil.NewServerConn(ours, nil)
	for {
		req, err := sc.Read()
		if req == nil {
			fmt.Println("server", err, err == httputil.ErrPersistEOF)
			break
		}
		fmt.Println("server", req.RequestURI, req.Host, err, sc.Pending())
		text := "answer to " + req.URL.Path
		answer := &http.Response{StatusCode: 200, ProtoMajor: 1, ProtoMinor: 1, ContentLength: int64(len(text)), Body: ioutil.NopCloser(strings.NewReader(text)), Request: req}
		other := new(http.Request)
		if err := sc.Write(other, answer); err != httputil.ErrPipeline {
			fmt.Println(err)
		}
		if err := sc.Write(req, answer); err != nil {
			fmt.Println(err)
		}
		fmt.Println(sc.Pending())
	}
	fmt.Print(<-said, <-said)
	c, r := sc.Hijack()
	fmt.Println(c == ours, r != nil, sc.Close())
	_, err := io.WriteString(os.Stdout, "done\n")
	_ = err
}
