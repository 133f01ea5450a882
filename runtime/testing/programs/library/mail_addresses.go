// Addresses, dates and words of mail.
package main

import (
	"fmt"
	"io/ioutil"
	"mime"
	"net/mail"
	"strings"
)

func main() {
	m, err := mail.ReadMessage(strings.NewReader("From: =?utf-8?q?J=C3=B6rg?= <j@x.de>\r\nTo: a@b, \"Q, R\" <c@d> (comment)\r\nDate: Fri, 21 Nov 1997 09:55:06 -0600 (x)\r\nSubject: one\r\n two\r\n\r\nThe body.\r\n"))
	fmt.Println(err)
	body, err := ioutil.ReadAll(m.Body)
	fmt.Printf("%q %v\n", body, err)
	fmt.Println(m.Header.Get("subject"))
	date, err := m.Header.Date()
	fmt.Println(date, err)
	for _, key := range []string{"From", "to", "cc"} {
		list, err := m.Header.AddressList(key)
		fmt.Println(len(list), list, err)
	}
	for _, s := range []string{
		"a@b", "<a@b>", "A B <a@b>", "\"A \\\"B\\\"\" <a@b>", "=?iso-8859-1?q?J=F6rg?= D <a@b>", "=?koi8-r?q?x?= <a@b>", "a@b (Name)", "a", "a b", "a@", "@b", "a@b c", "<a@b", "a.@b", ".a@b", "a..b@c", "\"\"@b", "\"a b\"@c", "\"a", "A: a@b;", "A: a@b, c@d;", "A:;", "", " ", "a@b,c@d", "\xff@b", "é@ü", "(c", "A <a@b> (c", "A. B. <a@b>", "a,b <c@d>",
	} {
		a, err := mail.ParseAddress(s)
		list, err2 := mail.ParseAddressList(s)
		fmt.Printf("%q: %v %v; %d %v\n", s, a, err, len(list), err2)
	}
	for _, a := range []mail.Address{{"", "a@b"}, {"A B", "a@b"}, {"A, \"B\"", "a b@c"}, {"Jörg", "é@b"}, {"Jörg, D", "a..b@c"}, {"", "nothing"}} {
		fmt.Println(a.String())
	}
	for _, s := range []string{"Fri, 21 Nov 1997 09:55:06 -0600", "21 Nov 97 09:55 GMT", "Thu, 1 Jan 1970 00:00:00 UT", "1 Jan", "Fri, 21 Nov 1997 09:55:06 -0600 (unclosed"} {
		t, err := mail.ParseDate(s)
		fmt.Println(t, err)
	}
	long := strings.Repeat("schöne Wörter = gut? ", 6)
	for _, s := range []string{"plain", "tab\t", "é", long} {
		q, b := mime.QEncoding.Encode("utf-8", s), mime.BEncoding.Encode("UTF-8", s)
		fmt.Println(q)
		fmt.Println(b, mime.QEncoding.Encode("iso-8859-15", s))
		d := new(mime.WordDecoder)
		fmt.Println(d.DecodeHeader(q))
		fmt.Println(d.DecodeHeader("x " + b + "\n y"))
	}
	d := new(mime.WordDecoder)
	for _, s := range []string{"=?utf-8?q?=c3=A9_a?=", "=?us-ascii?q?=c3a?=", "=?x?q?a?=", "=?utf-8?z?a?=", "=?utf-8?q?=?=", "=?utf-8?q?=zz?=", "=?utf-8?b?!!?=", "a =?utf-8?q?b?= =?utf-8?b?Yw==?= d =?utf-8?q?e?=f =?x", "=?utf-8?q?b?=\t=?utf-8?q?=?= =?q? x", "=?=?utf-8?q?a?="} {
		w, err := d.Decode(s)
		h, err2 := d.DecodeHeader(s)
		fmt.Printf("%q %q %v %q %v\n", s, w, err, h, err2)
	}
}
