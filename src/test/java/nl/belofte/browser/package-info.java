/** The product as people meet it: the platform in trial mode, driven through a real browser. */
package nl.belofte.browser;
