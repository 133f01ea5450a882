// Types of files whatever their case, responses without their bodies, connections by hand, datagrams without a peer.
package main

import (
	"bufio"
	"fmt"
	"io"
	"io/ioutil"
	"mime"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"os"
	"path/filepath"
	"strings"
)

func kinds() {
	fmt.Println(mime.AddExtensionType(".TEST", "test/test; WAS=ALLCAPS"), mime.AddExtensionType(".tesT", "test/test; charset=iso-8859-1"))
	for _, ext := range []string{".tesT", ".TEST", ".TesT", ".test"} {
		fmt.Println(ext, mime.TypeByExtension(ext))
	}
	fmt.Println(mime.AddExtensionType(".t2", "text/t2"), mime.TypeByExtension(".T2"))
	fmt.Println(mime.AddExtensionType("t3", "text/t3"), mime.AddExtensionType(".t3", "; x"), mime.TypeByExtension(".t3"))
}

func dumps() {
	for _, length := range []int64{50, 3, 0, -1} {
		for _, body := range []bool{false, true} {
			res := &http.Response{
				Status: "200 OK", StatusCode: 200, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, ContentLength: length,
				Header: http.Header{"Foo": {"Bar"}}, Body: ioutil.NopCloser(strings.NewReader("foo")),
			}
			b, err := httputil.DumpResponse(res, body)
			left, _ := ioutil.ReadAll(res.Body)
			fmt.Printf("%d %v: %q %v, left %q\n", length, body, b, err, left)
		}
	}
}

func conns() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, strings.Repeat(r.URL.Path, 3))
	}))
	defer server.Close()
	c, err := net.Dial("tcp", server.Listener.Addr().String())
	if err != nil {
		fmt.Println(err)
		return
	}
	cc := httputil.NewClientConn(c, bufio.NewReader(c))
	for _, path := range []string{"/a", "/b", "/c"} {
		req, _ := http.NewRequest("GET", server.URL+path, nil)
		res, err := cc.Do(req)
		if err != nil {
			fmt.Println(err)
			return
		}
		first := make([]byte, 2)
		io.ReadFull(res.Body, first)
		fmt.Printf("%d %s %d\n", res.StatusCode, first, res.ContentLength)
	}
	cc.Close()
}

func grams() {
	dir, _ := ioutil.TempDir("", "grams")
	defer os.RemoveAll(dir)
	at := func(name string) *net.UnixAddr { return &net.UnixAddr{Name: filepath.Join(dir, name), Net: "unixgram"} }
	a, err := net.DialUnix("unixgram", at("a"), nil)
	fmt.Println(err)
	b, err := net.DialUnix("unixgram", at("b"), nil)
	fmt.Println(err)
	n, err := a.WriteToUnix([]byte("to b"), at("b"))
	fmt.Println(n, err)
	buf := make([]byte, 9)
	n, _, err = b.ReadFromUnix(buf)
	fmt.Println(string(buf[:n]), err)
	_, err = net.DialUnix("unixgram", nil, nil)
	fmt.Println(err)
}

func main() {
	kinds()
	dumps()
	conns()
	grams()
}
